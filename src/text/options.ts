/** Images of strangers: a plain link, a link that shows the picture in place when it is followed, or the picture itself. */
export type ImageMode = 'link' | 'click' | 'show';

/** A function of an image's address, '' = not shown; or a URL that has `{url}` in its place. What comes of it is the page's own. */
export type ImageProxy = string | ((url: string) => string);

/** Words that the text itself needs. Absent ones are English. */
export interface BodyLabels {
  /** An image without a description: "Image". */
  image?: string;
  /** Name of a scrolling block of code: "Code". */
  code?: string;
  /** Name of a scrolling table: "Table". */
  table?: string;
  /** Name of a ticked box in a task list: "Done". */
  done?: string;
  /** Name of an empty box in a task list: "To do". */
  open?: string;
}

export interface BodyOptions {
  /** The level of the highest heading in the body (4 by default); deeper ones follow, down to 6. */
  headingLevel?: number;
  /** `link` by default. */
  images?: ImageMode;
  /** Hosts whose images are shown whatever `images` says. */
  imageHosts?: readonly string[] | undefined;
  /** Where images are fetched from in place of their own address. */
  imageProxy?: ImageProxy | undefined;
  /** What relative addresses are relative to, an absolute URL; without it they stay text. */
  base?: string;
  /** The address of comment "17" or "17.2", such as `#comment-abc`, for a written `#17`; `undefined` leaves it text. */
  reference?: (number: string) => string | undefined;
  labels?: BodyLabels;
  /** Everything, also what lies past the limit: that part as plain text. */
  full?: boolean;
}
