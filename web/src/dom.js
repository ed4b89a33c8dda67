// Elements from code. Text only ever becomes a text node, so nothing in the data can turn into markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// The attribute `style` is refused by the page's policy; properties set by the script are not.
export function styled(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    element.style.setProperty(name, value);
  }
  return element;
}

export function icon(path, label) {
  const drawing = svg("svg", {
    viewBox: "0 0 16 16",
    width: 16,
    height: 16,
    "aria-hidden": label ? null : "true",
    role: label ? "img" : null,
    "aria-label": label,
    class: "icon",
  });
  drawing.append(
    svg("path", {
      d: path,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.75,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
  return drawing;
}

export const ICONS = {
  holds: "M3 8.5 6.5 12 13 4.5",
  fails: "M4 4 12 12 M12 4 4 12",
  inconclusive: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 9.8 M8 12.6v.1",
  close: "M4 4 12 12 M12 4 4 12",
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  plus: "M8 3v10 M3 8h10",
  minus: "M3 8h10",
  reset: "M3 6V3 M3 3h3 M13 6V3h-3 M3 10v3h3 M13 10v3h-3",
  copy: "M6 5.5h7v8H6z M10 5.5v-3H3v8h3",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11z M8 2.5a5.5 5.5 0 0 1 0 11",
};

// A canvas as sharp as the screen, drawn in units of the page.
export function fitCanvas(canvas, width, height) {
  const scale = Math.min(globalThis.devicePixelRatio || 1, 3);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  styled(canvas, { width: `${width}px`, height: `${height}px` });
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}

// Whether an element is in view or about to be; what nobody sees yet is drawn later.
export function onVisible(element, action) {
  new IntersectionObserver((entries) => action(entries.at(-1).isIntersecting), { rootMargin: "200px" }).observe(
    element,
  );
}

export function onResize(element, action) {
  let last = 0;
  new ResizeObserver((entries) => {
    const width = Math.floor(entries[0].contentRect.width);
    if (width !== last && width > 0) {
      last = width;
      action(width);
    }
  }).observe(element);
}

export function copyButton(text) {
  const label = h("span", {}, "Copy");
  const button = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-label": "Copy the command",
      onclick: async () => {
        label.textContent = (await copied(text)) ? "Copied" : "Select and copy";
        setTimeout(() => {
          label.textContent = "Copy";
        }, 1500);
      },
    },
    icon(ICONS.copy),
    label,
  );
  return button;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function command(text) {
  return h("div", { class: "command" }, h("code", { tabindex: 0 }, text), copyButton(text));
}
