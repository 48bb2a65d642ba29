type Forms = { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string };

/**
 * Makes the function that picks a plural form in a language and puts the number, in that language's digits and
 * grouping, where `#` stands.
 */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", number.format(count));
}
