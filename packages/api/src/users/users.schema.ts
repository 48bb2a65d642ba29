import { bio, imageUrl, personName, username } from "../fields.ts";

export { bio, personName, username };

/** What a person may change of himself or herself. What is left out stays. */
export const profile = {
  name: personName.optional(),
  username: username.optional(),
  bio: bio.optional(),
  image: imageUrl.nullable().optional(),
};
