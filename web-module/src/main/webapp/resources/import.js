// A chosen file goes to the API as it is; without this script its lines are pasted.
(() => {
  const form = document.getElementById("import-form");
  const file = document.getElementById("file");
  const refusals = document.getElementById("refusals");
  const button = document.getElementById("check-button");
  document.getElementById("file-field").hidden = false;

  const refuse = (text) => {
    const banner = Object.assign(document.createElement("div"), { className: "banner bad", id: "refusal" });
    const words = banner.appendChild(document.createElement("p"));
    words.append(Object.assign(document.createElement("b"), { textContent: "It was not taken." }), ` ${text}`);
    refusals.replaceChildren(banner);
    button.disabled = false;
  };
  form.addEventListener("submit", async (event) => {
    if (!file.files.length) return;
    event.preventDefault();
    button.disabled = true;
    refusals.replaceChildren();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const api = form.action.replace("/people/import", "/api/v1/rbac/imports");
    try {
      const answer = await fetch(`${api}?zone=${encodeURIComponent(zone)}`, {
        method: "POST",
        headers: { "Content-Type": "text/csv", Accept: "application/json", "X-CSRF-Token": form.elements.csrf.value },
        body: file.files[0],
      });
      const body = await answer.json();
      if (answer.ok) location.assign(`${form.action}/${body.id}`);
      else refuse(body.detail || body.title);
    } catch (e) {
      refuse("The server did not answer. Try again.");
    }
  });
})();
