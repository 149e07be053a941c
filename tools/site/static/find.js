// A field above the list of criteria that leaves only the rows which hold every word typed into it.
document.addEventListener("DOMContentLoaded", () => {
  const page = document.querySelector("article");
  if (!page || !location.pathname.endsWith("/reference/criteria.html")) return;
  const rows = [...page.querySelectorAll("section > section table tbody tr")].filter((row) => row.querySelector("a"));
  const field = document.createElement("input");
  field.type = "search";
  field.id = "find";
  const label = document.createElement("label");
  label.htmlFor = "find";
  label.textContent = "Find a criterion";
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  const box = document.createElement("div");
  box.className = "find";
  box.append(label, field, count);
  page.querySelector("h1").after(box);
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    for (const section of new Set(rows.map((row) => row.closest("section")))) {
      section.hidden = rows.every((row) => row.hidden || row.closest("section") !== section);
    }
    count.textContent = words.length ? `${shown} of ${rows.length} criteria` : "";
  };
  field.addEventListener("input", show);
});
