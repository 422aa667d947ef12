/** Text for a mail header, which a line break would end. */
export const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();
