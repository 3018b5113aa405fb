/** A finding of a verification, as the installer reads it. */
export interface FindingText {
  /** What is wrong, or worth a look. */
  readonly what: string;
  /** What will not work because of it. */
  readonly so?: string;
  /** What to click in iLOQ Manager. */
  readonly mend?: string;
  /** A second possible cause. */
  readonly also?: string;
}
