declare module "virtual:emoji/signs" {
  const lines: string;
  export default lines;
}

declare module "virtual:emoji/names-en" {
  const lines: string;
  export default lines;
}

declare module "virtual:emoji/names-de" {
  const lines: string;
  export default lines;
}
