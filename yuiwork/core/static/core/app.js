/* Comfort only: every page works without this file. */

/* After a failed form: bring the summary of errors to the eye and to the screen reader. */
document.querySelector("[data-error-summary]:not([data-sample] *)")?.focus();

/* A second tap on a slow network must not send twice. The server would notice; the person should not have to. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  form.querySelectorAll("button:not([type=button], [aria-disabled])").forEach((button) => {
    button.setAttribute("aria-disabled", "true");
    button.dataset.held = "true";
  });
});

/* Coming back with the browser's own button shows the page as it was left: open it up again. */
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[data-held]").forEach((button) => {
      button.removeAttribute("aria-disabled");
      delete button.dataset.held;
    });
  });
});

/* <button type="button" class="button" data-copy="address" data-copied="Copied" hidden> */
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard;
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
});

/* The account menu closes like every menu: by Escape, and by looking elsewhere. */
const closeMenus = (except) =>
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* Long texts: how many characters are still free, said when the typing pauses. */
document.querySelectorAll("textarea[data-counted][maxlength]").forEach((area) => {
  const count = document.createElement("output");
  count.className = "note";
  area.after(count);
  let pause;
  const show = () => {
    const free = area.maxLength - [...area.value].length;
    count.textContent = area.dataset.counted.replace("{count}", free.toLocaleString("en"));
  };
  area.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, 300);
  });
  show();
});

/* <form data-autosave>: a draft saves itself three seconds after the typing pauses. The button does the same. */
document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const state = form.querySelector("[data-autosave-state]");
  let pause;
  let stopped = false;
  const save = async () => {
    if (stopped || form.dataset.sent) return;
    const body = new FormData(form);
    body.set("action", "autosave");
    form.querySelectorAll("input[type=file]").forEach((input) => body.delete(input.name));
    body.delete("remove"); // files go with the button only
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body });
    } catch {
      state.textContent = form.dataset.unsaved;
      pause = setTimeout(save, 15000);
      return;
    }
    if (!answer.headers.get("content-type")?.startsWith("application/json")) return;
    const { message, base } = await answer.json();
    state.textContent = message;
    if (answer.ok) form.elements.base.value = base;
    stopped = answer.status === 409; // two devices: the button shows both texts
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(pause);
    pause = setTimeout(save, 3000);
  });
  window.addEventListener("online", save);
});
