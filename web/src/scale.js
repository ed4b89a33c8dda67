// From values to pixels and back, with ticks a person would choose.

export function extent(values, isPositive = false, mask = null) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === value && (!isPositive || value > 0) && (mask === null || mask[i])) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : isPositive ? [0.1, 1] : [0, 1];
}

// A little air around the data, so that no point sits on the frame.
export function padded([low, high], isLog) {
  if (isLog) {
    const air = Math.max(Math.pow(high / low, 0.04), 1.02);
    return [low / air, high * air];
  }
  const air = (high - low) * 0.04 || Math.abs(high) * 0.1 || 0.5;
  return [low >= 0 && low - air < 0 ? Math.min(0, low - air * 0.6) : low - air, high + air];
}

export function createScale(domain, range, isLog) {
  const forward = isLog ? Math.log10 : (value) => value;
  const backward = isLog ? (value) => Math.pow(10, value) : (value) => value;
  const from = forward(domain[0]);
  const factor = (range[1] - range[0]) / (forward(domain[1]) - from || 1);
  return {
    domain,
    range,
    isLog,
    to: (value) => range[0] + (forward(value) - from) * factor,
    back: (pixel) => backward(from + (pixel - range[0]) / factor),
    ticks: (number) => (isLog ? logTicks(domain, number) : linearTicks(domain, number)),
    // Zooming multiplies distances on the axis as it is drawn, also when that is logarithmic.
    around: (pixel, ratio) =>
      range.map((end) => backward(from + (pixel + (end - pixel) * ratio - range[0]) / factor)),
  };
}

export function linearTicks([low, high], number) {
  const rough = (high - low) / Math.max(number, 1);
  if (!(rough > 0)) {
    return [low];
  }
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

export function logTicks([low, high], number) {
  const decades = Math.log10(high / low);
  if (decades < 0.7) {
    return linearTicks([low, high], number).filter((tick) => tick > 0);
  }
  const factors = decades > number ? [1] : decades > number / 2 ? [1, 3] : [1, 2, 5];
  const stride = Math.max(1, Math.floor(decades / Math.max(number, 1)));
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of factors) {
      const tick = Number(`${factor}e${power}`);
      if (tick >= low * 0.999 && tick <= high * 1.001 && power % stride === 0) {
        ticks.push(tick);
      }
    }
  }
  return ticks;
}

// Where the greatest is far from the least, a linear axis shows a heap and a few far points.
export function spansDecades(column, factor = 50) {
  const [low, high] = extent(column.values);
  return low > 0 && high / low > factor;
}
