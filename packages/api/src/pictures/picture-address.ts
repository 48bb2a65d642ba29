/** Where pictures are served. */
export const picturePath = "/api/pictures";

/** The address of a picture, always a path on this server. A new picture gets a new address. */
export const pictureAddress = (id: string): string => `${picturePath}/${id}`;
