// The rows under the machines: how many of a resource are in use, and how many kilowatts are drawn.

const valueAt = (load, time) => {
  const index = firstIndex(load.length, (i) => load[i].at > time) - 1;
  return index < 0 ? 0 : load[index].value;
};

/** The area under a step line that stands on a row's floor. */
function drawSteps(surface, load, floor, perUnit, fill, stroke) {
  const { context, from, to, width } = surface;
  const first = Math.max(0, firstIndex(load.length, (i) => load[i].at > from) - 1);
  context.fillStyle = fill;
  let x = xOf(surface, load.length ? Math.max(load[first].at, from) : from);
  for (let i = first; i < load.length && load[i].at < to; i += 1) {
    const end = i + 1 < load.length ? Math.min(width, xOf(surface, load[i + 1].at)) : width;
    const high = load[i].value * perUnit;
    if (high > 0) {
      context.fillRect(x, floor - high, Math.max(0.75, end - x), high);
      context.fillStyle = stroke;
      context.fillRect(x, floor - high, Math.max(0.75, end - x), 1.5);
      context.fillStyle = fill;
    }
    x = end;
  }
}

function drawResource(surface, resource, y, height) {
  const { context, theme, from, to, width, gutter } = surface;
  context.fillStyle = theme.closed;
  context.fillRect(gutter, y, width - gutter, height);
  context.fillStyle = theme.ground;
  for (const window of resource.windows) {
    if (window.to <= from || window.from >= to) continue;
    const x = xOf(surface, window.from);
    context.fillRect(x, y, Math.max(0.5, xOf(surface, window.to) - x), height);
  }
  const weekly = resource.limit ? 15 : 0;
  const floor = y + height - 1 - weekly;
  const room = height - 8 - weekly;
  const perUnit = room / Math.max(resource.count, resource.peak, 1e-9);
  drawSteps(surface, resource.load, floor, perUnit, theme.use, theme.useEdge);
  drawLit(surface, resource, floor);
  // The whole number there is, as a line to run up against.
  context.fillStyle = theme.faint;
  const top = Math.round(floor - resource.count * perUnit);
  for (let x = gutter; x < width; x += 6) context.fillRect(x, top, 3, 1);
  if (weekly) drawWeeks(surface, resource, y + height - weekly - 1, weekly);
  context.fillStyle = theme.line;
  context.fillRect(gutter, y + height - 1, width - gutter, 1);
}

/** A stroke where the highlighted lots are the users. */
function drawLit(surface, resource, floor) {
  const { context, theme, lit, from, to } = surface;
  if (!lit) return;
  context.fillStyle = theme.accent;
  for (const use of resource.uses) {
    if (use.to <= from || use.from >= to || !lit.has(use.lot)) continue;
    const x = xOf(surface, use.from);
    context.fillRect(x, floor - 4, Math.max(1, xOf(surface, use.to) - x), 4);
  }
}

/** Of each week the hours worked as a bar of those that may be. */
function drawWeeks(surface, resource, y, height) {
  const { context, theme, width, gutter } = surface;
  context.fillStyle = theme.ground;
  context.fillRect(gutter, y, width - gutter, height);
  context.font = '11px ' + fontStack;
  context.textBaseline = 'middle';
  for (const week of resource.weeks) {
    const left = Math.max(gutter, xOf(surface, week.from)) + 1;
    const right = Math.min(width, xOf(surface, week.to)) - 1;
    if (right - left < 3) continue;
    const share = week.hours / resource.limit;
    context.fillStyle = theme.closed;
    context.fillRect(left, y + 2, right - left, height - 4);
    context.fillStyle = share > 0.995 ? theme.extra : theme.use;
    context.fillRect(left, y + 2, (right - left) * Math.min(1, share), height - 4);
    context.fillStyle = theme.ink;
    const texts = [
      t('shared.week', { used: number(week.hours, 1), most: number(resource.limit, 1) }),
      `${number(week.hours)} / ${number(resource.limit)}`,
    ];
    const text = texts.find((one) => context.measureText(one).width < right - left - 10);
    if (text) context.fillText(text, left + 5, y + height / 2 + 0.5);
  }
}

/** Prices of energy from the lowest to the highest as shades, the kW above them. */
function drawEnergy(surface, y, height) {
  const { context, theme, from, to, width, gutter } = surface;
  context.fillStyle = theme.ground;
  context.fillRect(gutter, y, width - gutter, height);
  const all = energy.prices.map((one) => one.price);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  context.font = '11px ' + fontStack;
  context.textBaseline = 'middle';
  for (const band of energy.prices) {
    if (band.to <= from || band.from >= to) continue;
    const x = Math.max(gutter, xOf(surface, band.from));
    const end = Math.min(width, xOf(surface, band.to));
    context.globalAlpha = high > low ? 0.08 + (0.3 * (band.price - low)) / (high - low) : 0.15;
    context.fillStyle = theme.tariff;
    context.fillRect(x, y, Math.max(0.5, end - x), height - 1);
    context.globalAlpha = 1;
    const text = price(band.price);
    if (end - x > context.measureText(text).width + 8) {
      context.fillStyle = theme.muted;
      context.fillText(text, x + 4, y + 8);
    }
  }
  const floor = y + height - 1;
  const perUnit = (height - 20) / Math.max(energy.limit ?? 0, energy.peak, 1e-9);
  drawSteps(surface, energy.load, floor, perUnit, theme.power, theme.powerEdge);
  if (energy.limit) {
    context.fillStyle = theme.late;
    const top = Math.round(floor - energy.limit * perUnit);
    for (let x = gutter; x < width; x += 9) context.fillRect(x, top, 6, 1.5);
  }
  context.fillStyle = theme.line;
  context.fillRect(gutter, y + height - 1, width - gutter, 1);
}

// What the pointer is told

const usersAt = (resource, time) => resource.uses.filter((use) => use.from <= time && use.to > time);

function lotLine(lot, value) {
  return [products[lot.product].id + ' · ' + machines[lot.machine].id, value, lot.isLate ? 'bad' : null];
}

function resourceTip(resource, time) {
  const users = time === null ? [] : usersAt(resource, time);
  const isOpen = resource.windows.some((one) => one.from <= (time ?? 0) && one.to > (time ?? 0));
  const week = time === null ? null : resource.weeks.find((one) => one.from <= time && one.to > time);
  const rows = time === null ? [
    [t('shared.kind'), t('shared.' + resource.kind)], [t('shared.count'), number(resource.count, 2)],
    [t('shared.peak'), number(resource.peak, 2)], [t('load.used'), percent(resource.share)],
  ] : [
    [t('time.at'), moment(time)],
    [t('shared.inUse'), t('shared.of', { used: number(valueAt(resource.load, time), 2), all: number(resource.count, 2) })],
    ...(week && resource.limit ? [[t('shared.thisWeek'), t('shared.week', { used: number(week.hours, 1), most: number(resource.limit, 1) })]] : []),
    ...users.slice(0, 8).map((use) => lotLine(lots[use.lot], number(use.count, 2))),
  ];
  return tipOf(resource.id, rows, time !== null && !isOpen ? t('shared.closed')
    : users.length > 8 ? t('more.some', { n: users.length - 8 }) : null);
}

/** What a lot draws at a moment. */
function drawAt(lot, time) {
  const segment = lot.segments.find((one) => one.from <= time && one.to > time);
  return segment ? (segment.setup ? machines[lot.machine].setupKW : lot.kW) : 0;
}

function energyTip(time) {
  if (time === null) {
    return tipOf(t('energy.title'), [
      [t('energy.peak'), kW(energy.peak)], ...(energy.limit ? [[t('energy.limit'), kW(energy.limit)]] : []),
    ]);
  }
  const band = energy.prices.find((one) => one.from <= time && one.to > time);
  const drawing = lots.filter((lot) => lot.start <= time && lot.end > time && drawAt(lot, time) > 0)
    .sort((a, b) => drawAt(b, time) - drawAt(a, time));
  return tipOf(kW(valueAt(energy.load, time)), [
    [t('time.at'), moment(time)],
    ...(energy.limit ? [[t('energy.limit'), kW(energy.limit)]] : []),
    [t('energy.price'), band ? t('energy.perKWh', { price: price(band.price) }) : t('energy.free')],
    ...drawing.slice(0, 8).map((lot) => lotLine(lot, kW(drawAt(lot, time)))),
  ], drawing.length > 8 ? t('more.some', { n: drawing.length - 8 }) : null);
}
