// Runs before the first paint, so that nobody sees the other theme flash by.
(() => {
  const stored = localStorage.getItem("holdfast-theme");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = stored === "dark" || stored === "light" ? stored : dark ? "dark" : "light";

  // The server writes times in this zone; a dot stands for the slash, which not every server takes in a cookie.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `holdfast_zone=${zone.replaceAll("/", ".")}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }
})();
