// The data as objects, and how numbers and times are said. Times are seconds from the horizon's start;
// clocks follow the plant's time zone by the table in `raw.offsets`, never the browser's.
const raw = JSON.parse(document.getElementById('data').textContent);

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
    lateDays, status, cost, reasons] = row;
  return {
    index, id, product, quantity, due, customer, isForecast, delivered, unmet, readyAt, completedAt,
    lateDays, status, cost, reasons, lots: [], deliveries: [],
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
    segments, feeds] = row;
  return {
    index, id, product, step, machine, family, start, end, started, good, scrap, origin,
    setup: setup && { minutes: setup[0], cost: setup[1], scrap: setup[2] },
    segments: triples(segments, (kind, from, to) => (
      { setup: (kind & 1) === 1, overtime: (kind & 2) === 2, from, to })),
    feeds: pairs(feeds, (order, quantity) => ({ order, quantity })),
  };
});
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

const formats = [0, 1, 2, 3].map((digits) => (
  new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })));
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const number = (value, digits = 0) => (isNumber(value) ? formats[digits].format(value) : '–');
const money = (value) => number(value, Math.abs(value) >= 100 ? 0 : 2);
const quantity = (value) => number(value, Math.abs(value) >= 1000 ? 0 : 2);
const percent = (share, digits = 0) => (isNumber(share) ? number(share * 100, digits) + ' %' : '–');
const plural = (count, one, many) => number(count) + ' ' + (count === 1 ? one : many);

function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes + ' min';
  if (minutes < 48 * 60) {
    return Math.floor(minutes / 60) + ' h' + (minutes % 60 ? ' ' + (minutes % 60) + ' min' : '');
  }
  return number(minutes / 1440, 1) + ' d';
}

// Times

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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
const dayNumber = (date) => date.getUTCDate() + ' ' + months[date.getUTCMonth()];
const firstYear = clockDate(0).getUTCFullYear();

function day(time) {
  const date = clockDate(time);
  const year = date.getUTCFullYear();
  return weekdays[date.getUTCDay()] + ' ' + dayNumber(date) + (year === firstYear ? '' : ' ' + year);
}
const shortDay = (time) => weekdays[clockDate(time).getUTCDay()] + ' ' + clockDate(time).getUTCDate();
const clock = (time) => {
  const date = new Date(Math.round(wall(time) / 60) * 60000);
  return two(date.getUTCHours()) + ':' + two(date.getUTCMinutes());
};
/** `Mon 23 Nov 06:00`; midnight at the end of a day stays the next day's 00:00. */
const moment = (time) => {
  if (time === null) return '–';
  const minute = Math.round(time / 60) * 60;
  return day(minute) + ' ' + clock(minute);
};
const fullDay = (time) => {
  const date = clockDate(time);
  return weekdays[date.getUTCDay()] + ' ' + dayNumber(date) + ' ' + date.getUTCFullYear();
};
/** `Mon 23 Nov 06:00 – 14:30`, the second day only where it differs. */
const span = (from, to) => (
  moment(from) + ' – ' + (day(from) === day(to) ? clock(to) : moment(to)));

const statusNames = { onTime: 'on time', late: 'late', partlyUnmet: 'part unmet', unmet: 'unmet' };
const productTitle = (product) => (
  product.name && product.name !== product.id ? product.id + ' · ' + product.name : product.id);
