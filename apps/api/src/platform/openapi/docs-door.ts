const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  main { max-width: 26rem; margin: 12vh auto 0; padding: 0 1rem }
  h1 { font-size: 1.5rem }
  label { display: block; font-weight: 600 }
  input, button { box-sizing: border-box; min-height: 2.75rem; font: inherit; padding: 0 .75rem }
  input { width: 100%; margin: .25rem 0 .75rem }
  [role=alert] { border-inline-start: .25rem solid; padding-inline-start: .75rem }`;

/** What a browser is shown that may not read the description yet: two ways in. */
export const docsDoor = (refused: boolean): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="/favicon.svg">
<title>${refused ? 'Key refused · ' : ''}Votra API</title>
<style>${STYLE}</style>
<main>
  <h1>Votra API</h1>
  <p>The description of the API is for people who are signed in, and for those who have an API key.</p>
  <p><a href="/login">Sign in to Votra</a>, then open this page again; or show a key:</p>
  ${refused ? '<p role="alert" id="refused">This key does not hold: it was revoked, has expired, or was not copied whole.</p>' : ''}
  <form method="post" action="/api/docs">
    <label for="key">API key</label>
    <input id="key" name="key" type="password" autocomplete="off" required autofocus${refused ? ' aria-invalid="true" aria-describedby="refused"' : ''}>
    <button>Open the description</button>
  </form>
</main>
</html>
`;
