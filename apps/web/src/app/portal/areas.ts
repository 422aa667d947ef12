import type { Area } from '../core/area';

/** The portal's areas in the order of its navigation. */
export const PORTAL_AREAS: readonly Area[] = [];
