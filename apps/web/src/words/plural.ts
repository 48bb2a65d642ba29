type Forms = { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string };

/**
 * Creates a function that picks the plural form of a language, and replaces `#` by the number in that language's format. Both are
 * looked up when a number is first needed: that takes a browser longer than all else in this module's bundle.
 */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined;
  let number: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(locale);
    number ??= new Intl.NumberFormat(locale);
    return (forms[rules.select(count)] ?? forms.other).replace("#", number.format(count));
  };
}
