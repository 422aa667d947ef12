/** How a session began. */
export const SIGN_IN_MEANS = ['password', 'passkey', 'sso'] as const;
export type SignInMeans = (typeof SIGN_IN_MEANS)[number];

/** Where people may have the accounts by which they sign in to a firm. All but GitHub speak OpenID Connect. */
export const SSO_PRESETS = ['google', 'microsoft', 'github', 'gitlab', 'oidc'] as const;
export type SsoPreset = (typeof SSO_PRESETS)[number];

/** Where each is; Microsoft has a place for each directory, firms may have a GitHub of their own, and `oidc` is anywhere. */
const ISSUERS: Record<SsoPreset, (typed: string) => string> = {
  google: () => 'https://accounts.google.com',
  microsoft: (directory) => `https://login.microsoftonline.com/${directory.toLowerCase()}/v2.0`,
  github: (address) => address.replace(/\/+$/, '') || 'https://github.com',
  gitlab: () => 'https://gitlab.com',
  oidc: (issuer) => issuer,
};
/** `common` and its like take anybody's account, and none of them says so in its tokens. */
const DIRECTORY = /^https:\/\/login\.microsoftonline\.com\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/v2\.0$/;

/** The issuer of a preset, from what a person types for it: a directory's id, an address, or nothing. */
export const issuerOf = (preset: SsoPreset, typed: string): string => ISSUERS[preset](typed.trim());

/** Whether the address may be that of the preset's provider. */
export const isIssuerOf = (preset: SsoPreset, issuer: string): boolean =>
  preset === 'microsoft' ? DIRECTORY.test(issuer) : issuer === issuerOf(preset, issuer);
