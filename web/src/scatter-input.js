// The scatter plot under mouse, finger and keyboard.

const CLICK = 4;
const REACH = 14;

export function attachInput(canvas, plot, model, store, actions) {
  let start = null;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      start = {
        at: at(event),
        isTouch: event.pointerType === "touch",
        isZoom: actions.isZooming() || event.shiftKey,
      };
      if (!start.isTouch) {
        canvas.setPointerCapture(event.pointerId);
      }
    }
  });

  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event);
    if (start && !start.isTouch && far(start.at, [x, y])) {
      store.hover(-1);
      plot.drawOverlay({ left: start.at[0], right: x, top: start.at[1], bottom: y });
    } else if (!start) {
      store.hover(plot.nearest(x, y, REACH));
    }
  });

  canvas.addEventListener("pointerup", (event) => {
    if (!start) {
      return;
    }
    const [x, y] = at(event);
    const { at: from, isTouch, isZoom } = start;
    start = null;
    if (far(from, [x, y])) {
      if (!isTouch) {
        finish(from, [x, y], isZoom);
      }
      return;
    }
    const point = plot.nearest(x, y, isTouch ? 2 * REACH : REACH);
    if (point >= 0) {
      store.emit("open", point);
    } else if (store.ranges.has(store.x) || store.ranges.has(store.y)) {
      clearBrush();
    }
  });

  canvas.addEventListener("pointercancel", () => {
    start = null;
  });
  canvas.addEventListener("pointerleave", () => {
    if (!start) store.hover(-1);
  });
  canvas.addEventListener("dblclick", () => zoomTo(null));

  // Without a key the wheel keeps scrolling the page.
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoomBy(Math.exp(event.deltaY * 0.002), at(event));
      }
    },
    { passive: false },
  );

  canvas.addEventListener("keydown", (event) => {
    const key = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (key) {
      step(key);
    } else if (event.key === "Enter" && store.hovered >= 0) {
      store.emit("open", store.hovered);
    } else if (event.key === "Escape") {
      store.hover(-1);
      clearBrush();
    } else if (event.key === "+" || event.key === "=") {
      zoomBy(0.7);
    } else if (event.key === "-") {
      zoomBy(1 / 0.7);
    } else if (event.key === "0") {
      zoomTo(null);
    } else {
      return;
    }
    event.preventDefault();
  });

  function finish(from, to, isZoom) {
    const clamp = ([x, y]) => [
      Math.min(Math.max(x, plot.frame.left), plot.frame.right),
      Math.min(Math.max(y, plot.frame.top), plot.frame.bottom),
    ];
    const [a, b] = [clamp(from), clamp(to)];
    const x = [plot.x.back(a[0]), plot.x.back(b[0])].sort((p, q) => p - q);
    const y = [plot.y.back(a[1]), plot.y.back(b[1])].sort((p, q) => p - q);
    if (isZoom) {
      zoomTo(x[1] > x[0] && y[1] > y[0] ? { x, y } : null);
    } else {
      store.setRanges([
        [store.x, x],
        [store.y, y],
      ]);
    }
  }

  function clearBrush() {
    store.ranges.delete(store.x);
    store.setRange(store.y, null);
  }

  function step(direction) {
    const order = model.frontier.points
      .filter((i) => store.mask[i] === 1 && plot.px[i] === plot.px[i])
      .sort((a, b) => plot.px[a] - plot.px[b]);
    if (order.length > 0) {
      const now = order.indexOf(store.hovered);
      const next = now < 0 ? (direction > 0 ? 0 : order.length - 1) : now + direction;
      store.hover(order[Math.min(Math.max(next, 0), order.length - 1)]);
      actions.say(store.hovered);
    }
  }

  function zoomBy(ratio, around = null) {
    const { frame } = plot;
    const [x, y] = around ?? [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
    zoomTo({ x: plot.x.around(x, ratio), y: plot.y.around(y, ratio) });
  }

  function zoomTo(zoom) {
    plot.zoom = zoom;
    plot.layout();
    actions.zoomed(zoom !== null);
  }

  return { zoomBy, zoomTo };
}

function far([ax, ay], [bx, by]) {
  return Math.abs(ax - bx) > CLICK || Math.abs(ay - by) > CLICK;
}
