/**
 * Type of the French catalog of an English one: the same keys, none missing and none unknown. Where English has a
 * plural (`_other`), French also has `_many` (CLDR: one million and more).
 */
export type French<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : French<English[Key]>;
} & {
  readonly [Key in keyof English as Key extends `${infer Stem}_other` ? `${Stem}_many` : never]: string;
};
