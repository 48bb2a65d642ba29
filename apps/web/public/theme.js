// Runs before the first paint, so that a chosen theme never flashes the other one, and no row moves. The choices are made in src/account.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("parley.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("parley.density") === "compact") root.dataset.density = "compact";
  } catch {
    // Without storage the system's theme it is.
  }

  // The colour that the browser or the system draws around the page follows the choice, now and later.
  const metas = [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => ({
    meta,
    system: meta.media,
  }));
  const follow = () => {
    const { theme } = root.dataset;
    for (const { meta, system } of metas) {
      meta.media = theme ? (system.includes(theme) ? "all" : "not all") : system;
    }
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
})();
