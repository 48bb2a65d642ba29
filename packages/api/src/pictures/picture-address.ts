/** Where pictures are served. */
export const picturePath = "/api/pictures";

/** The address of a picture: a path of this Parley, never one elsewhere. Another picture has another address. */
export const pictureAddress = (id: string): string => `${picturePath}/${id}`;
