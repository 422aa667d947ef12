import type { Type } from '@angular/core';

/** A component that an area puts into the frame; loaded after the page, only for those with the right. */
export type Slot = () => Promise<Type<unknown>>;

/** The running timer in the top bar; not shown on phones, which have a button for it. */
export const TIMER_SLOT: Slot | null = () => import('./time/timer-bar').then((m) => m.TimerBar);

/** Start and stop in the middle of the bottom bar on phones. */
export const TIMER_BUTTON_SLOT: Slot | null = () => import('./time/timer-button').then((m) => m.TimerButton);
