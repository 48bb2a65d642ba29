interface Deviation {
  /** Why a message deviates from CommonMark. */
  readonly reason: string;
  /** Turns the HTML of the specification into ours. Without it, the two are only checked to differ. */
  readonly becomes?: (shape: string) => string;
  /** The examples, by their number in CommonMark 0.31. */
  readonly examples: readonly number[];
}

const images = (shape: string) =>
  shape.replace(
    /<img alt="([^"]*)" src="([^"]*)"( title="[^"]*")?>/g,
    (_, alt: string, src: string, title = "") => `<a href="${src}"${title}>${alt || src}</a>`,
  );
const unlinked = (shape: string): string => {
  const next = shape.replace(/<a href="(?!https?:\/\/|mailto:)[^>]*>((?:(?!<a ).)*?)<\/a>/gs, "$1");
  return next === shape ? shape : unlinked(next);
};

/** Every example of the specification that renders differently here, and why. */
export const deviations: readonly Deviation[] = [
  {
    reason: "There is no raw HTML: what looks like HTML is text, and Markdown inside it is parsed.",
    examples: [
      21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168,
      169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191,
      201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630,
      631, 642, 643,
    ],
  },
  {
    reason: "A link leads to http, https or mailto. Any other link is plain text.",
    becomes: unlinked,
    examples: [
      22, 23, 32, 33, 192, 193, 194, 195, 196, 198, 200, 202, 203, 204, 205, 206, 214, 215, 216, 217, 218, 404, 419,
      422, 433, 473, 474, 482, 483, 484, 485, 486, 487, 489, 492, 495, 496, 498, 499, 500, 501, 502, 503, 504, 505, 506,
      507, 509, 510, 512, 514, 515, 516, 518, 519, 521, 522, 527, 528, 529, 530, 532, 533, 534, 535, 539, 540, 541, 542,
      543, 544, 549, 550, 553, 554, 555, 556, 557, 558, 559, 560, 561, 562, 564, 565, 566, 567, 568, 569, 570, 571, 593,
      596, 598, 599, 601,
    ],
  },
  {
    reason: "An image is a link and is not loaded, because its host would learn who reads the message.",
    becomes: (shape) => unlinked(images(shape)),
    examples: [
      517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591,
    ],
  },
  {
    reason: "A quote ends with its last marked line: the next line is the reply, not a continuation of the quote.",
    examples: [93, 232, 233, 238, 247, 250, 251, 292, 293],
  },
  {
    reason: "A bare address is a link, as in GFM.",
    becomes: (shape) =>
      shape.replace(/(https:[\w./]+|\w+@[\w.]+)/, (address) => {
        const href = address.includes("@") ? `mailto:${address}` : address;
        return `<a href="${href}">${address}</a>`;
      }),
    examples: [602, 608, 611, 612],
  },
];
