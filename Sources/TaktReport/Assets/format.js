// The data as objects, and how numbers and times are said. Times are seconds from the horizon's start;
// clocks follow the plant's time zone by the table in `raw.offsets`, never the browser's.
const raw = JSON.parse(document.getElementById('data').textContent);

/** The page's words for a key. `{name}` is filled in; of `one|many` the first is for a count `n` of 1. */
function t(key, values = {}) {
  const forms = raw.texts[key].split('|');
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : value;
  });
}

const byId = (id) => document.getElementById(id);

/** An element; children are nodes or text, so that nothing from the file is ever parsed as markup. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const triples = (flat, make) => {
  const result = [];
  for (let i = 0; i + 2 < flat.length; i += 3) result.push(make(flat[i], flat[i + 1], flat[i + 2]));
  return result;
};
const pairs = (flat, make) => {
  const result = [];
  for (let i = 0; i + 1 < flat.length; i += 2) result.push(make(flat[i], flat[i + 1]));
  return result;
};

const horizonEnd = raw.periods.length ? raw.periods[raw.periods.length - 1] : 0;
const periods = raw.periods.map((to, index) => ({ from: index ? raw.periods[index - 1] : 0, to }));

const products = raw.products.map((product, index) => ({
  ...product, index, lots: [], seconds: 0,
  stock: pairs(product.stock, (at, quantity) => ({ at, quantity })),
}));

const orders = raw.orders.map((row, index) => {
  const [id, product, quantity, due, customer, isForecast, delivered, unmet, readyAt, completedAt,
    lateDays, status, cost, reasons, remedies] = row;
  return {
    index, id, product, quantity, due, customer, isForecast, delivered, unmet, readyAt, completedAt,
    lateDays, status, cost, lots: [], deliveries: [],
    reasons: reasons.map(([text, machine, order]) => ({ text, machine, order })),
    remedies: remedies.map(([text, cost, isSaving, patch]) => ({ text, cost, isSaving: isSaving === 1, patch })),
  };
});
for (const [order, at, quantity] of raw.deliveries) orders[order].deliveries.push({ at, quantity });

const machines = raw.machines.map((machine, index) => ({
  ...machine, index, lots: [],
  windows: triples(machine.windows, (from, to, overtime) => ({ from, to, overtime: overtime === 1 })),
  downtime: machine.downtime.map(([from, to, reason]) => ({ from, to, reason })),
  load: periods.map((_, period) => {
    const [regular, run, setup, overtime] = raw.load[index].slice(period * 4, period * 4 + 4);
    return { regular, run, setup, overtime };
  }),
}));

const lots = raw.lots.map((row, index) => {
  const [id, product, step, machine, family, start, end, started, good, scrap, origin, setup,
    segments, feeds, kW] = row;
  return {
    index, id, product, step, machine, family, start, end, started, good, scrap, origin, kW,
    setup: setup && { minutes: setup[0], cost: setup[1], scrap: setup[2] },
    segments: triples(segments, (kind, from, to) => (
      { setup: (kind & 1) === 1, overtime: (kind & 2) === 2, from, to })),
    feeds: pairs(feeds, (order, quantity) => ({ order, quantity })),
  };
});
const resources = raw.resources.map((resource, index) => ({
  ...resource, index,
  windows: pairs(resource.windows, (from, to) => ({ from, to })),
  uses: resource.uses.map(([lot, count, from, to]) => ({ lot, count, from, to })),
  load: pairs(resource.load, (at, value) => ({ at, value })),
  weeks: triples(resource.weeks, (from, to, hours) => ({ from, to, hours })),
}));
const energy = raw.energy && {
  limit: raw.energy.limit, peak: raw.energy.peak,
  prices: triples(raw.energy.prices, (from, to, price) => ({ from, to, price })),
  load: pairs(raw.energy.load, (at, value) => ({ at, value })),
};
/** Lots of the plan before: what became of them, and the lot that stands for one now. */
const former = (raw.previous ?? { lots: [] }).lots.map(([id, product, step, machine, start, end, started, fate, lot]) => ({
  id, product, step, machine, start, end, started, fate, lot,
}));
const isTrouble = (order) => order.status !== 'onTime';
for (const lot of lots) {
  lot.isLate = lot.feeds.some((feed) => isTrouble(orders[feed.order]));
  machines[lot.machine].lots.push(lot);
  products[lot.product].lots.push(lot);
  for (const segment of lot.segments) products[lot.product].seconds += segment.to - segment.from;
  for (const feed of lot.feeds) {
    const list = orders[feed.order].lots;
    if (list[list.length - 1] !== lot) list.push(lot);
  }
}
for (const machine of machines) {
  machine.lots.sort((a, b) => a.start - b.start || a.end - b.end);
  // The latest end so far lets a binary search work even where lots of a faulty plan overlap.
  let latest = -Infinity;
  machine.ends = machine.lots.map((lot) => (latest = Math.max(latest, lot.end)));
  machine.total = sumLoad(machine.load);
}

function sumLoad(list) {
  const total = { regular: 0, run: 0, setup: 0, overtime: 0 };
  for (const load of list) for (const key of Object.keys(total)) total[key] += load[key];
  return total;
}
const used = (load) => load.run + load.setup + load.overtime;
const open = (load) => load.regular + load.overtime;
const utilisation = (load) => (open(load) > 0 ? used(load) / open(load) : 0);

// Numbers

const formats = [0, 1, 2, 3, 4].map((digits) => (
  new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })));
const coins = [0, 1, 2, 3, 4].map((digits) => (
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })));
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const number = (value, digits = 0) => (isNumber(value) ? formats[digits].format(value) : '–');
const percent = (share, digits = 0) => (isNumber(share) ? t('unit.percent', { value: number(share * 100, digits) }) : '–');
const hours = (value, digits = 1) => (isNumber(value) ? t('unit.hours', { value: number(value, digits) }) : '–');
const kW = (value) => number(value, Math.abs(value) >= 100 ? 0 : 1) + ' kW';
const kWh = (value) => number(value, Math.abs(value) >= 100 ? 0 : 1) + ' kWh';

/** Money with the currency's sign and as many decimals as it has. */
function money(value, digits = raw.money.decimals) {
  if (!isNumber(value)) return '–';
  const amount = coins[digits].format(Math.abs(value));
  return (value < 0 && /[1-9]/.test(amount) ? '−' : '') + raw.money.sign + amount;
}
/** The same for the price of one unit, which may be a fraction of the smallest coin. */
function price(value) {
  const { decimals } = raw.money;
  const count = Math.abs(value) * 10 ** decimals;
  const isCoin = count >= 1000 || Math.abs(count - Math.round(count)) < 0.005;
  if (isCoin || !isNumber(value)) return money(value);
  return (value < 0 ? '−' : '') + raw.money.sign + number(Math.abs(value), Math.min(4, decimals + 2));
}
const change = (value) => (value > 0 ? '+' : '') + money(value);

/** Units of a product. Yields make fractions even of whole ones: they are said only where they count. */
function quantity(value) {
  if (Math.abs(value) >= 1000 || Math.abs(value - Math.round(value)) < 0.005) return number(value);
  return number(value, Math.abs(value) < 10 ? 2 : 1);
}

function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('unit.minutes', { value: number(minutes) });
  if (minutes < 48 * 60) {
    return t('unit.hours', { value: number(Math.floor(minutes / 60)) })
      + (minutes % 60 ? ' ' + t('unit.minutes', { value: number(minutes % 60) }) : '');
  }
  return t('unit.days', { value: number(minutes / 1440, 1) });
}

// Times

const weekdays = t('date.weekdays').split(' ');
const months = t('date.months').split(' ');

/** Seconds that the plant's clocks are ahead of UTC. */
function offsetAt(time) {
  let result = raw.offsets[0][1];
  for (const [from, offset] of raw.offsets) if (time >= from) result = offset;
  return result;
}
/** Seconds since 1970 as the plant's clocks would count them. */
const wall = (time) => raw.startMs / 1000 + time + offsetAt(time);
/** The time at which the plant's clocks show `seconds`. */
function fromWall(seconds) {
  const first = seconds - raw.startMs / 1000 - offsetAt(seconds - raw.startMs / 1000);
  return seconds - raw.startMs / 1000 - offsetAt(first);
}
const clockDate = (time) => new Date(Math.round(wall(time) * 1000));
const two = (value) => String(value).padStart(2, '0');
const dateParts = (date) => ({
  weekday: weekdays[date.getUTCDay()], day: String(date.getUTCDate()),
  month: months[date.getUTCMonth()], year: String(date.getUTCFullYear()),
});
const dateText = (key) => (time) => t(key, dateParts(clockDate(time)));
const monthDay = dateText('date.monthDay');
const shortDay = dateText('date.weekdayDay');
const fullDay = dateText('date.full');
const monthName = dateText('date.month');
const monthYear = dateText('date.monthYear');
const weekdayName = (time) => weekdays[clockDate(time).getUTCDay()];
const firstYear = clockDate(0).getUTCFullYear();
const shortDate = dateText('date.short');
/** The day, with its year where that is not the plan's first. */
const day = (time) => (clockDate(time).getUTCFullYear() === firstYear ? shortDate(time) : fullDay(time));
const clock = (time) => {
  const date = new Date(Math.round(wall(time) / 60) * 60000);
  return two(date.getUTCHours()) + ':' + two(date.getUTCMinutes());
};
const toMinute = (time) => Math.round(time / 60) * 60;
const longDay = raw.language === 'ko' ? fullDay : day;
/** `Mon 23 Nov 06:00`; midnight at the end of a day stays the next day's 00:00. */
const moment = (time) => (time === null ? '–' : longDay(toMinute(time)) + ' ' + clock(time));
/** The same where there is little room. */
const shortMoment = (time) => (time === null ? '–' : day(toMinute(time)) + ' ' + clock(time));
/** `Mon 23 Nov 06:00 – 14:30`, the second day only where it differs. */
const span = (from, to) => (
  shortMoment(from) + ' – ' + (day(from) === day(to) ? clock(to) : shortMoment(to)));

const statusNames = {
  onTime: t('status.onTime'), late: t('status.late'), partlyUnmet: t('status.partlyUnmet'), unmet: t('status.unmet'),
};
const productTitle = (product) => (
  product.name && product.name !== product.id ? product.id + ' · ' + product.name : product.id);
