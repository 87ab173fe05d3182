// The promise of each order: due, ready and completed on one axis of time for all, and how late it is.
const promiseAxis = (() => {
  const times = orders.flatMap((order) => [order.due, order.completedAt]).filter(isNumber);
  // An order years away must not press all others into a corner.
  const reach = horizonEnd * 0.35;
  const from = Math.max(Math.min(0, ...times), -reach);
  const to = Math.min(Math.max(horizonEnd, ...times), horizonEnd + reach);
  const margin = Math.max(1, (to - from) * 0.02);
  return { from: from - margin, to: to + margin };
})();

/** A small picture of an order's times; `isLabelled`: with the axis' days below it. */
function promiseChart(order, width, isLabelled) {
  const height = isLabelled ? 40 : 20;
  const middle = 10;
  const x = (time) => {
    const share = (time - promiseAxis.from) / (promiseAxis.to - promiseAxis.from);
    return Math.round(Math.min(Math.max(share, 0), 1) * (width - 10) * 10) / 10 + 5;
  };
  const picture = svg('svg', { class: 'promise', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': promiseText(order) });
  const bar = (from, to, kind, size) => picture.append(svg('rect', {
    class: kind, x: Math.min(x(from), x(to)), y: middle - size / 2, width: Math.max(1.5, Math.abs(x(to) - x(from))), height: size,
  }));
  bar(promiseAxis.from, promiseAxis.to, 'axis-line', 1);
  for (const time of promiseTicks) picture.append(svg('rect', { class: 'tick', x: x(time) - 0.5, y: middle - 3, width: 1, height: 6 }));
  const { due, readyAt, completedAt } = order;
  if (completedAt !== null) {
    if (order.lateDays > 0) bar(due, completedAt, 'late', 7);
    else if (readyAt !== null && readyAt < due) bar(readyAt, due, 'slack', 5);
    if (readyAt !== null) picture.append(svg('circle', { class: 'ready', cx: x(readyAt), cy: middle, r: 2.8 }));
    picture.append(svg('circle', { class: order.lateDays > 0 ? 'done late' : 'done', cx: x(completedAt), cy: middle, r: 4 }));
  }
  picture.append(svg('path', { class: 'due', d: `M${x(due)} ${middle - 8}V${middle + 8}` }));
  if (isLabelled) {
    const labels = promiseTicks.length > 1 ? [promiseTicks[0], promiseTicks[promiseTicks.length - 1]] : promiseTicks;
    labels.forEach((time, i) => picture.append(svg('text', {
      x: Math.min(Math.max(x(time), 2), width - 2), y: height - 6, 'text-anchor': i ? 'end' : 'start',
    }, monthDay(time))));
  }
  return picture;
}

const promiseTicks = (() => {
  for (const step of [dayLength, 7 * dayLength]) {
    const times = gridTimes(promiseAxis.from, promiseAxis.to, step).filter((time) => time >= promiseAxis.from && time <= promiseAxis.to);
    if (times.length <= 16) return times;
  }
  for (const count of [1, 3, 12]) {
    const times = monthTimes(promiseAxis.from, promiseAxis.to, count).filter((time) => time >= promiseAxis.from);
    if (times.length <= 16) return times;
  }
  return [];
})();

const promiseText = (order) => [
  t('order.dueAt', { time: moment(order.due) }),
  order.readyAt === null ? null : t('order.readyAt', { time: moment(order.readyAt) }),
  order.completedAt === null ? null : t('order.completedAt', { time: moment(order.completedAt) }),
  orderFate(order),
].filter(Boolean).join('; ');

const promiseTip = (order) => tipOf(order.id, [
  [t('order.due'), moment(order.due)], [t('order.ready'), moment(order.readyAt)],
  [t('order.completed'), moment(order.completedAt)],
  ['', orderFate(order), isTrouble(order) && !isNearlyMet(order) ? 'bad' : null],
]);

/** What the marks of the small pictures stand for, each drawn as it is there. */
function makePromiseKey() {
  if (!orders.length) return;
  const marks = [
    ['order.due', svg('path', { class: 'due', d: 'M7 2V18' })],
    ['order.ready', svg('circle', { class: 'ready', cx: 7, cy: 10, r: 2.8 })],
    ['order.completed', svg('circle', { class: 'done', cx: 7, cy: 10, r: 4 })],
    ['status.late', svg('rect', { class: 'late', x: 0, y: 6.5, width: 14, height: 7 })],
  ];
  for (const [key, mark] of marks) {
    byId('promise-key').append(el('li', {}, svg('svg', { class: 'promise', width: 14, height: 20, 'aria-hidden': 'true' }, mark), t(key).toLowerCase()));
  }
}
makePromiseKey();
