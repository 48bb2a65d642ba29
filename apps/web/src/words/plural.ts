type Forms = { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string };

/**
 * Creates a function that picks the plural form of a language, and replaces `#` by the number in that language's format.
 */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", number.format(count));
}
