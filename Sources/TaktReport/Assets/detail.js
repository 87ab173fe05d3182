// What is said about a lot, an order, a machine: in the tooltip beside the pointer and in the column
// of the selection.
const productSwatch = (product) => {
  const box = el('i', { class: 'box' });
  paintSwatch(box, product);
  return box;
};
/** Both schemes' colours as custom properties: the style sheet picks one, on paper the light one. */
function paintSwatch(node, product) {
  node.style.setProperty('--light', product.colour.light.fill);
  node.style.setProperty('--dark', product.colour.dark.fill);
}

function tipOf(title, rows, note) {
  return [
    el('strong', {}, ...[].concat(title)),
    el('dl', {}, ...rows.flatMap(([name, value, kind]) => [el('dt', {}, name), el('dd', { class: kind ?? null }, value)])),
    note ? el('p', {}, note) : null,
  ].filter(Boolean);
}

/** Days as a person would say them: minutes and hours where days would be a fraction. */
function lateness(days) {
  const minutes = Math.max(1, Math.round(days * 1440));
  if (minutes < 60) return t('unit.minutes', { value: number(minutes) });
  return days < 1 ? hours(days * 24) : t('unit.days', { value: number(days, 1) });
}
/** Short of less than one whole unit, as yields that are fractions leave it: nobody would call that unmet. */
const isNearlyMet = (order) => (
  order.status === 'partlyUnmet' && order.unmet < 1 && products[order.product].isWhole);
const orderFate = (order) => {
  if (order.status === 'late') return t('fate.late', { time: lateness(order.lateDays) });
  if (isNearlyMet(order)) return t('fate.nearlyMet', { unit: products[order.product].unit });
  if (order.status === 'partlyUnmet') return t('fate.unmet', { amount: quantity(order.unmet) });
  return statusNames[order.status];
};
function statusMark(order, text) {
  const isNear = isNearlyMet(order);
  return el('span', { class: 'status ' + (isNear ? 'nearlyMet' : order.status) },
    text ?? (isNear ? t('status.nearlyMet') : statusNames[order.status]));
}
const stepName = (lot) => products[lot.product].steps[lot.step] ?? '';
const withUnit = (value, product) => quantity(value) + ' ' + product.unit;

function lotRows(lot) {
  const product = products[lot.product];
  const seconds = (isSetup) => lot.segments.reduce((sum, one) => sum + (one.setup === isSetup ? one.to - one.from : 0), 0);
  const extra = lot.segments.reduce((sum, one) => sum + (one.overtime ? one.to - one.from : 0), 0);
  const rows = [
    [t('lot.step'), stepName(lot)],
    [t('lot.started'), withUnit(lot.started, product)],
    [t('lot.good'), withUnit(lot.good, product)],
    [t('lot.scrap'), withUnit(lot.scrap, product)],
    [t('time.from'), moment(lot.start)],
    [t('time.to'), moment(lot.end)],
    [t('load.run'), duration(seconds(false))],
  ];
  if (lot.setup) {
    const parts = [duration(lot.setup.minutes * 60)];
    if (lot.setup.scrap) parts.push(t('lot.lost', { amount: quantity(lot.setup.scrap) }));
    if (lot.setup.cost) parts.push(money(lot.setup.cost));
    rows.push([t('load.setup'), parts.join(', ')]);
  }
  if (extra > 0) rows.push([t('load.overtime'), duration(extra)]);
  const family = raw.families[lot.family];
  if (family && family !== product.id) rows.push([t('lot.family'), family]);
  if (lot.kW > 0) rows.push([t('lot.power'), kW(lot.kW)]);
  const shared = resources.filter((resource) => resource.uses.some((use) => use.lot === lot.index));
  if (shared.length) rows.push([t('lot.uses'), shared.map((resource) => resource.id).join(', ')]);
  if (lot.origin !== 'planned') rows.push([t('lot.origin'), t('origin.' + lot.origin)]);
  return rows;
}

function lotTip(lot) {
  const product = products[lot.product];
  const feeds = lot.feeds.slice(0, 6).map((feed) => {
    const order = orders[feed.order];
    return [order.id, `${quantity(feed.quantity)} · ${t('order.dueAt', { time: shortMoment(order.due) })} · ${orderFate(order)}`, isTrouble(order) ? 'bad' : null];
  });
  return tipOf([productSwatch(product), productTitle(product)], [...lotRows(lot), ...feeds],
    lot.feeds.length > 6 ? t('more.orders', { n: lot.feeds.length - 6 }) : lot.feeds.length ? null : t('lot.forStock'));
}
const stopTip = (stop) => tipOf(t('sign.down'), [[t('time.from'), moment(stop.from)], [t('time.to'), moment(stop.to)]], stop.reason);
function machineTip(machine) {
  if (machine.isSubcontractor) {
    return tipOf(productTitle(machine), [[t('lots.title'), number(machine.lots.length)]], t('machine.subcontractor'));
  }
  return tipOf(productTitle(machine), [
    [t('load.used'), percent(utilisation(machine.total))],
    [t('load.run'), hours(machine.total.run)], [t('load.setup'), hours(machine.total.setup)],
    [t('load.overtime'), hours(machine.total.overtime)], [t('load.open'), hours(open(machine.total))],
    ...ratiosOf(machine), [t('lots.title'), number(machine.lots.length)],
  ]);
}
/** Key figures of one machine that its hours alone do not say. */
function ratiosOf(machine) {
  const [availability, effectiveness, quality, oee, energy] = raw.machineFigures[machine.index];
  const shares = { availability, effectiveness, qualityRatio: quality, plannedOEE: oee };
  return [
    ...Object.entries(shares).filter(([, share]) => isNumber(share)).map(([key, share]) => [t('kpi.' + key), percent(share, 1)]),
    ...(isNumber(energy) && energy > 0 ? [[t('kpi.energyKWh'), kWh(energy)]] : []),
  ];
}
function dueTip(found) {
  const sorted = [...found].sort((a, b) => isTrouble(b) - isTrouble(a) || a.due - b.due);
  return tipOf(found.length === 1 ? t('order.dueAt', { time: moment(found[0].due) }) : t('orders.due', { n: found.length }),
    sorted.slice(0, 8).map((order) => [order.id, `${withUnit(order.quantity, products[order.product])} · ${orderFate(order)}`, isTrouble(order) ? 'bad' : null]),
    found.length > 8 ? t('more.some', { n: found.length - 8 }) : null);
}
function ghostTip(ghost) {
  const product = products[ghost.product];
  const now = lots[ghost.lot];
  return tipOf([productSwatch(product), t('changes.before'), ': ', productTitle(product)], [
    [t('lot.step'), stepName(ghost)], [t('lot.started'), withUnit(ghost.started, product)],
    [t('time.from'), moment(ghost.start)], [t('time.to'), moment(ghost.end)],
    [t('changes.now'), now ? machines[now.machine].id + ', ' + moment(now.start) : t('fate.gone')],
  ]);
}

const tip = (() => {
  const node = byId('tip');
  return {
    fill(content) {
      node.replaceChildren(...content);
      node.hidden = false;
    },
    move(x, y) {
      const { offsetWidth: wide, offsetHeight: high } = node;
      const left = x + 16 + wide > innerWidth - 4 ? x - wide - 12 : x + 16;
      const top = y + 18 + high > innerHeight - 4 ? y - high - 12 : y + 18;
      node.style.left = Math.max(4, left) + 'px';
      node.style.top = Math.max(4, Math.min(top, innerHeight - high - 4)) + 'px';
    },
    hide() {
      node.hidden = true;
    },
  };
})();

// The column of the selection

const definitions = (rows) => el('dl', {}, ...rows.flatMap(([name, value, kind]) => [el('dt', {}, name), el('dd', { class: kind ?? null }, value)]));

function linkList(title, items, limit = 60) {
  if (!items.length) return null;
  const rest = items.length - limit;
  return el('div', {}, el('h3', {}, title), el('ul', { class: 'links' },
    ...items.slice(0, limit).map(({ text, note, isBad, target, reveal }) => el('li', {}, el('button', {
      type: 'button',
      onclick: () => {
        select(target);
        if (reveal) gantt.reveal(reveal);
      },
    }, el('strong', {}, text), el('small', { class: isBad ? 'bad' : null }, note)))),
    rest > 0 ? el('li', { class: 'hint' }, t('more.some', { n: rest })) : null));
}

const orderLink = (order, note) => ({
  text: order.id, note: `${note} · ${t('order.dueAt', { time: shortMoment(order.due) })} · ${orderFate(order)}`, isBad: isTrouble(order),
  target: { kind: 'order', index: order.index },
});
const lotLink = (lot) => ({
  text: `${products[lot.product].id} · ${stepName(lot)}`,
  note: `${machines[lot.machine].id} · ${span(lot.start, lot.end)} · ${withUnit(lot.started, products[lot.product])}`,
  target: { kind: 'lot', index: lot.index }, reveal: lot,
});

const details = {
  lot(index) {
    const lot = lots[index];
    const product = products[lot.product];
    const before = former.find((one) => one.lot === index && one.fate !== 'kept');
    return {
      title: [productSwatch(product), product.id], subtitle: product.name !== product.id ? product.name : '',
      label: t('lot.named', { id: lot.id }),
      content: [
        definitions([
          [t('lot.title'), lot.id], [t('machine.title'), productTitle(machines[lot.machine])], ...lotRows(lot),
          ...(before ? [[t('changes.before'), machines[before.machine].id + ', ' + moment(before.start)]] : []),
        ]),
        ...lot.feeds.map((feed) => orders[feed.order]).filter(isTrouble).slice(0, 3)
          .flatMap((order) => whyOf(order, order.id)),
        linkList(t('lot.forOrders'), lot.feeds.map((feed) => orderLink(orders[feed.order], withUnit(feed.quantity, product))))
          ?? el('p', { class: 'hint' }, t('lot.forStock')),
      ],
    };
  },

  order(index) {
    const order = orders[index];
    const product = products[order.product];
    return {
      title: [order.id], subtitle: order.customer, label: t('order.named', { id: order.id }),
      content: [
        el('p', {}, statusMark(order, orderFate(order)), order.isForecast ? el('span', { class: 'tag' }, t('order.forecast')) : null),
        promiseChart(order, 272, true),
        ...whyOf(order),
        definitions([
          [t('product.title'), el('span', {}, productSwatch(product), productTitle(product))],
          [t('order.quantity'), withUnit(order.quantity, product)],
          [t('order.delivered'), withUnit(order.delivered, product)],
          ...(order.unmet > 0 ? [[t('order.unmet'), withUnit(order.unmet, product), isNearlyMet(order) ? null : 'bad']] : []),
          [t('order.due'), moment(order.due)], [t('order.ready'), moment(order.readyAt)], [t('order.completed'), moment(order.completedAt)],
          ...(order.cost > 0 ? [[t('order.costs'), money(order.cost)]] : []),
          ...(order.deliveries.length > 1 ? order.deliveries.slice(0, 20).map((one, i) => [i ? '' : t('order.deliveries'), `${moment(one.at)}: ${quantity(one.quantity)}`]) : []),
        ]),
        linkList(t('lots.title'), [...order.lots].sort((a, b) => a.start - b.start).map(lotLink))
          ?? el('p', { class: 'hint' }, t('order.noLot')),
      ],
    };
  },

  product(index) {
    const product = products[index];
    const theirs = orders.filter((order) => order.product === index).sort((a, b) => a.due - b.due);
    return {
      title: [productSwatch(product), product.id], subtitle: product.name !== product.id ? product.name : '',
      label: t('product.named', { id: product.id }),
      content: [
        definitions([
          [t('lots.title'), number(product.lots.length)], [t('product.time'), duration(product.seconds)],
          [t('product.stockAtStart'), withUnit(product.stock[0]?.quantity ?? 0, product)],
          [t('product.stockAtEnd'), withUnit(product.stock[product.stock.length - 1]?.quantity ?? 0, product)],
        ]),
        linkList(t('orders.title'), theirs.map((order) => orderLink(order, withUnit(order.quantity, product)))),
        linkList(t('lots.title'), [...product.lots].sort((a, b) => a.start - b.start).map(lotLink)),
      ],
    };
  },
};
const detailOf = ({ kind, index }) => details[kind](index);
