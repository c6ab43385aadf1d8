/** A `Date` where it was measured, its ISO text once it has been sent. */
export type Moment = Date | string;
