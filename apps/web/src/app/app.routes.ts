import type { Routes } from '@angular/router';

import { confined, portalOnly, staffOnly } from './core/guards';

/** Two trees and the door. Which tree matches depends on who is signed in. */
export const routes: Routes = [
  {
    path: 'login',
    title: $localize`Sign in`,
    loadComponent: () => import('./login/login').then((m) => m.Login),
  },
  {
    path: 'sign-in/:provider',
    title: $localize`Sign in`,
    loadComponent: () => import('./login/sso-return').then((m) => m.SsoReturn),
  },
  {
    path: 'invitation',
    title: $localize`Invitation`,
    loadComponent: () => import('./invitation/invitation').then((m) => m.InvitationPage),
  },
  {
    path: 'proposal',
    title: $localize`Proposal`,
    loadComponent: () => import('./offers/offer-link').then((m) => m.OfferLink),
  },
  {
    path: 'forgot-password',
    title: $localize`Forgot your password?`,
    loadComponent: () => import('./login/forgot-password').then((m) => m.ForgotPassword),
  },
  {
    path: 'reset-password',
    title: $localize`Choose a new password`,
    loadComponent: () => import('./login/reset-password').then((m) => m.ResetPassword),
  },
  {
    path: 'confirm-email',
    title: $localize`Confirm your address`,
    loadComponent: () => import('./login/email-link').then((m) => m.EmailLink),
  },
  {
    path: 'cancel-email-change',
    title: $localize`Keep your old address`,
    data: { cancels: true },
    loadComponent: () => import('./login/email-link').then((m) => m.EmailLink),
  },
  {
    path: 'register',
    title: $localize`Set up your firm`,
    loadComponent: () => import('./register/register').then((m) => m.Register),
  },
  {
    path: 'sign',
    title: $localize`Sign a document`,
    loadComponent: () => import('./signing/sign-by-link').then((m) => m.SignByLink),
  },
  {
    path: 'second-factor',
    title: $localize`Set up a second factor`,
    canMatch: [confined],
    loadComponent: () => import('./second-factor/second-factor').then((m) => m.SecondFactor),
  },
  {
    path: 'portal',
    canMatch: [portalOnly],
    loadChildren: () => import('./portal/portal.routes').then((m) => m.portalRoutes),
  },
  {
    path: '',
    canMatch: [staffOnly],
    loadChildren: () => import('./console/console.routes').then((m) => m.consoleRoutes),
  },
  {
    path: '**',
    title: $localize`Not found`,
    loadComponent: () => import('./core/not-found').then((m) => m.NotFound),
  },
];
