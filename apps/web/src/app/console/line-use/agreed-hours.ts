const HOUR = 3_600;

/** Hours as the API writes those of a cap, `12.5`, as whole seconds. */
export const agreedHours = (hours: string): number => Math.round(Number(hours) * HOUR);
