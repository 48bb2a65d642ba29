// Runs before the first paint, so that a chosen theme never flashes the other one. The choice is made in src/account/theme.ts.
(() => {
  try {
    const theme = localStorage.getItem("parley.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Without storage the system's theme it is.
  }
})();
