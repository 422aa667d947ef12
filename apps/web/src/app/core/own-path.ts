/** Only a path of this application, never another origin. */
export function ownPath(url: string | undefined): string | null {
  return url && /^\/(?![/\\])/.test(url) ? url : null;
}
