// Theme, keyboard and menus. Every page works without this; hidden buttons appear when it runs.
(() => {
  const root = document.documentElement;

  const themeButton = document.getElementById("theme-button");
  const nameTheme = () => {
    themeButton.querySelector(".unseen").textContent = root.dataset.theme === "dark" ? "Light theme" : "Dark theme";
  };
  if (themeButton) {
    themeButton.hidden = false;
    nameTheme();
    themeButton.addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      localStorage.setItem("holdfast-theme", root.dataset.theme);
      nameTheme();
    });
  }

  const shortcuts = document.getElementById("shortcuts");
  const shortcutsButton = document.getElementById("shortcuts-button");
  if (shortcutsButton) {
    shortcutsButton.hidden = false;
    shortcutsButton.addEventListener("click", () => shortcuts.showModal());
  }

  const profile = document.getElementById("profile");
  if (profile) {
    document.addEventListener("click", (event) => {
      if (!profile.contains(event.target)) profile.open = false;
    });
    profile.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && profile.open) {
        profile.open = false;
        profile.querySelector("summary").focus();
      }
    });
  }

  const searchBox = document.getElementById("search-box");

  // "/" to search, "?" for help; "g", then the letter of a place within a second and a half.
  let going = 0;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "/" && searchBox) {
      event.preventDefault();
      searchBox.focus();
      searchBox.select();
    } else if (event.key === "?" && shortcuts) {
      event.preventDefault();
      shortcuts.showModal();
    } else if (event.key === "g") {
      going = event.timeStamp;
    } else if (going && event.timeStamp - going < 1500) {
      going = 0;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) {
        event.preventDefault();
        place.click();
      }
    }
  });
})();
