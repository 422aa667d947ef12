import { cleanRichText } from './rich-text.js';

describe('rich text', () => {
  it('keeps what an editor makes', () => {
    const html =
      '<h3>Scope</h3><p>We <strong>do</strong> <em>it</em>.<br />Now.</p><ul><li><p>One</p></li></ul><p><a href="https://firm.example/a?b=1&amp;c=2">Site</a></p>';
    expect(cleanRichText(html)).toBe(html);
  });

  it.each([
    ['<script>alert(1)</script>A', 'A'],
    ['<p onclick="x()" style="color:red" class="a" id="b">A</p>', '<p>A</p>'],
    ['<a href="javascript:alert(1)">A</a>', 'A'],
    ['<a href="JaVa&#x09;script:alert(1)">A</a>', 'A'],
    ['<a href="data:text/html,x">A</a>', 'A'],
    ['<a href="//evil.example">A</a>', 'A'],
    ['<a href="/settings">A</a>', 'A'],
    ['<img src=x onerror=alert(1)>A', 'A'],
    ['<svg><script>alert(1)</script></svg>A', 'A'],
    ['<math><mi xlink:href="javascript:alert(1)">A</mi></math>', 'A'],
    ['<iframe srcdoc="<script>x</script>"></iframe>A', 'A'],
    ['<style>p{}</style>A', 'A'],
    ['<p>A', '<p>A</p>'],
    ['<h1>A</h1><b>B</b><i>C</i>', '<h3>A</h3><strong>B</strong><em>C</em>'],
    ['1 < 2 & 3', '1 &lt; 2 &amp; 3'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<p></p>'],
  ])('makes %j harmless', (html, clean) => {
    expect(cleanRichText(html)).toBe(clean);
    expect(cleanRichText(clean)).toBe(clean);
  });
});
