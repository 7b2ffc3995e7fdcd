/** The language this build speaks. */
export const english = (): boolean => ($localize.locale ?? 'zh').startsWith('en');

/** What the server says in both languages, in ours. */
export function ours(text: { zh: string; en: string } | null | undefined): string {
  return text ? (english() ? text.en : text.zh) : '';
}

export const HOSPITAL_ZONE = '+0800';
