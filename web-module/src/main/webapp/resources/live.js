// Keeps an open page fresh without loading it again: asks for the same address from time to time while somebody can see it,
// and takes over what changed inside the elements marked data-live. Nothing that stays the same is touched, so focus, selection
// and scrolling survive. Ages go on counting between two answers, also when none comes.
(() => {
  const main = document.getElementById("content");
  const slot = document.getElementById("outage");
  let every = Number(main.dataset.poll) * 1000;
  if (!slot || !every) return;

  const SOON = 3000; // after a page that was old when it came: its copies are probably being read
  const PATIENCE = 20000;
  const LONGEST = 120000;
  const MINUTE = 60000;
  const ahead = Date.parse(main.dataset.now) - Date.now(); // the server's clock, seen from this browser's

  let answered = Date.now();
  let failures = 0;
  let timer = 0;
  let stopped = false;
  const bannerWasThere = slot.childElementCount > 0;

  // ---- ages ----
  const ago = (then) => {
    const minutes = Math.floor((Date.now() + ahead - then) / MINUTE);
    if (minutes < 1) return "just now";
    return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
  };
  const count = () => {
    for (const time of main.querySelectorAll("time[data-ago]")) {
      const words = ago(Date.parse(time.dateTime));
      if (time.textContent !== words && Date.now() + ahead - Date.parse(time.dateTime) < 24 * 60 * MINUTE) time.textContent = words;
    }
  };
  setInterval(count, 10000);

  // ---- one banner ----
  // One that comes later lies over the page's lower edge, and one that was there keeps its place when it has nothing bad to say
  // any more: what somebody reads does not move.
  const put = (node) => {
    if (slot.innerHTML === node.innerHTML) return;
    if (bannerWasThere) {
      slot.style.minHeight = `${slot.offsetHeight}px`;
    } else {
      slot.classList.add("arrived");
    }
    slot.replaceChildren(...document.importNode(node, true).childNodes);
  };
  const say = (kind, bold, text, link) => {
    const holder = document.createElement("div");
    if (bold) {
      const banner = holder.appendChild(document.createElement("div"));
      banner.className = `banner ${kind}`;
      banner.id = "stale";
      const words = banner.appendChild(document.createElement("p"));
      words.append(Object.assign(document.createElement("b"), { textContent: bold }), ` ${text} `);
      if (link) words.append(Object.assign(document.createElement("a"), link));
    }
    put(holder);
  };
  const clock = (moment) => new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  // ---- taking over ----
  const takeOver = (from, to) => {
    if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) {
      from.replaceWith(document.importNode(to, true));
      return;
    }
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (from.isEqualNode(to) || from.matches("input, select, textarea, form")) return;
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    const old = [...from.childNodes];
    const fresh = [...to.childNodes];
    fresh.forEach((child, i) => (i < old.length ? takeOver(old[i], child) : from.append(document.importNode(child, true))));
    old.slice(fresh.length).forEach((child) => child.remove());
  };
  const show = (page) => {
    // A page tells anew how often to ask: not at all any more when what was waited for is over.
    every = Number(page.getElementById("content").dataset.poll) * 1000;
    stopped = !every;
    for (const part of main.querySelectorAll("[data-live][id]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) takeOver(part, fresh);
    }
    count();
    const banner = page.getElementById("outage");
    if (banner.childElementCount) {
      put(banner);
    } else if (bannerWasThere && main.querySelector(".age.old")) {
      say("neutral", "Zoho answers again.", "What is marked old is being read.");
    } else if (bannerWasThere) {
      say("ok", "Everything is fresh again.", `What you see was read at ${clock(Date.now())}.`);
    } else {
      say();
    }
  };

  // ---- asking ----
  const stop = (...words) => {
    stopped = true;
    say("", ...words);
  };
  const miss = (why) => {
    failures += 1;
    main.classList.add("unreachable");
    say("", why, `You see what Holdfast said at ${clock(answered)}; this page goes on trying.`);
  };
  const ask = async () => {
    try {
      const answer = await fetch(location.href, {
        headers: { "Holdfast-Background": "true" },
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 401 || answer.type === "opaqueredirect") {
        stop("You are signed out.", `What you see is from ${clock(answered)}.`, {
          href: `/signin?next=${encodeURIComponent(location.pathname + location.search)}`,
          textContent: "Sign in",
        });
      } else if (answer.status === 403 || answer.status === 404) {
        stop("This page is not yours to see any more.", `What you see is from ${clock(answered)}.`, {
          href: "/dashboard",
          textContent: "Go home",
        });
      } else if (!answer.ok) {
        miss("Holdfast cannot answer at the moment.");
      } else {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        answered = Date.now();
        failures = 0;
        main.classList.remove("unreachable");
        show(page);
      }
    } catch (nothingCame) {
      miss(navigator.onLine ? "Holdfast does not answer." : "You are offline.");
    }
  };

  const later = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(turn, wait);
  };
  const turn = async () => {
    if (document.visibilityState === "visible") await ask();
    // A little apart from each other, so that many open pages do not ask at once; further apart while nobody answers.
    later(Math.min(every * 2 ** failures, Math.max(every, LONGEST)) * (0.9 + Math.random() / 5));
  };
  document.addEventListener("visibilitychange", () => {
    count();
    if (document.visibilityState === "visible" && Date.now() - answered > every) later(0);
  });
  addEventListener("online", () => later(0));
  addEventListener("offline", () => miss("You are offline."));
  later(main.querySelector(".age.old") ? Math.min(SOON, every) : every);
})();
