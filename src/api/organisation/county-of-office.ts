/** The administrators of a first start hold no county's code yet: they look after the whole installation. */
const NO_COUNTY = '000000';

/** The county a person's office answers for; undefined for the whole installation. */
export function countyOfOffice({ office }: { readonly office: string }): string | undefined {
  const county = office.slice(0, 6);
  return county === NO_COUNTY ? undefined : county;
}
