// Before the first paint, so that a chosen dark theme never flashes light.
try {
  const theme = localStorage.getItem('votra.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked; the system's theme applies.
}
