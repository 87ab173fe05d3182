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

const lateness = (days) => (days < 1 ? number(days * 24, 1) + ' h' : number(days, 1) + ' d');
const orderFate = (order) => {
  if (order.status === 'late') return lateness(order.lateDays) + ' late';
  if (order.status === 'partlyUnmet') return quantity(order.unmet) + ' unmet';
  return statusNames[order.status];
};
const stepName = (lot) => products[lot.product].steps[lot.step] ?? '';
const withUnit = (value, product) => quantity(value) + ' ' + product.unit;

function lotRows(lot) {
  const product = products[lot.product];
  const seconds = (isSetup) => lot.segments.reduce((sum, one) => sum + (one.setup === isSetup ? one.to - one.from : 0), 0);
  const extra = lot.segments.reduce((sum, one) => sum + (one.overtime ? one.to - one.from : 0), 0);
  const rows = [
    ['Step', stepName(lot)],
    ['Started', withUnit(lot.started, product)],
    ['Good', withUnit(lot.good, product)],
    ['Scrap', withUnit(lot.scrap, product)],
    ['From', moment(lot.start)],
    ['To', moment(lot.end)],
    ['Run', duration(seconds(false))],
  ];
  if (lot.setup) {
    const parts = [duration(lot.setup.minutes * 60)];
    if (lot.setup.scrap) parts.push(quantity(lot.setup.scrap) + ' lost');
    if (lot.setup.cost) parts.push(money(lot.setup.cost) + ' ' + raw.currency);
    rows.push(['Set-up', parts.join(', ')]);
  }
  if (extra > 0) rows.push(['Overtime', duration(extra)]);
  const family = raw.families[lot.family];
  if (family && family !== product.id) rows.push(['Family', family]);
  if (lot.origin !== 'planned') rows.push(['Origin', lot.origin === 'inProgress' ? 'in progress at the start' : 'frozen']);
  return rows;
}

function lotTip(lot) {
  const product = products[lot.product];
  const feeds = lot.feeds.slice(0, 6).map((feed) => {
    const order = orders[feed.order];
    return [order.id, `${quantity(feed.quantity)} · due ${moment(order.due)} · ${orderFate(order)}`, isTrouble(order) ? 'bad' : null];
  });
  return tipOf([productSwatch(product), productTitle(product)], [...lotRows(lot), ...feeds],
    lot.feeds.length > 6 ? `and ${number(lot.feeds.length - 6)} more orders` : lot.feeds.length ? null : 'For stock: no order is fed.');
}
const stopTip = (stop) => tipOf('Downtime', [['From', moment(stop.from)], ['To', moment(stop.to)]], stop.reason);
const machineTip = (machine) => tipOf(productTitle(machine), [
  ['Used', percent(utilisation(machine.total))],
  ['Run', number(machine.total.run, 1) + ' h'], ['Set-up', number(machine.total.setup, 1) + ' h'],
  ['Overtime', number(machine.total.overtime, 1) + ' h'], ['Open', number(open(machine.total), 1) + ' h'],
  ['Lots', number(machine.lots.length)],
]);
function dueTip(found) {
  const sorted = [...found].sort((a, b) => isTrouble(b) - isTrouble(a) || a.due - b.due);
  return tipOf(found.length === 1 ? 'Due ' + moment(found[0].due) : plural(found.length, 'order', 'orders') + ' due',
    sorted.slice(0, 8).map((order) => [order.id, `${withUnit(order.quantity, products[order.product])} · ${orderFate(order)}`, isTrouble(order) ? 'bad' : null]),
    found.length > 8 ? `and ${number(found.length - 8)} more` : null);
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
    rest > 0 ? el('li', { class: 'hint' }, `and ${number(rest)} more`) : null));
}

const orderLink = (order, note) => ({
  text: order.id, note: `${note} · due ${moment(order.due)} · ${orderFate(order)}`, isBad: isTrouble(order),
  target: { kind: 'order', index: order.index },
});
const lotLink = (lot) => ({
  text: `${products[lot.product].id} · ${stepName(lot)}`,
  note: `${machines[lot.machine].id} · ${span(lot.start, lot.end)} · ${withUnit(lot.started, products[lot.product])}`,
  target: { kind: 'lot', index: lot.index }, reveal: lot,
});

function detailOf({ kind, index }) {
  if (kind === 'lot') {
    const lot = lots[index];
    const product = products[lot.product];
    return {
      title: [productSwatch(product), product.id], subtitle: product.name !== product.id ? product.name : '',
      label: `Lot ${lot.id}`,
      content: [
        definitions([['Lot', lot.id], ['Machine', productTitle(machines[lot.machine])], ...lotRows(lot)]),
        linkList('For orders', lot.feeds.map((feed) => orderLink(orders[feed.order], withUnit(feed.quantity, product))))
          ?? el('p', { class: 'hint' }, 'For stock: no order is fed.'),
      ],
    };
  }
  if (kind === 'order') {
    const order = orders[index];
    const product = products[order.product];
    return {
      title: [order.id], subtitle: order.customer, label: `Order ${order.id}`,
      content: [
        el('p', {}, el('span', { class: 'status ' + order.status }, orderFate(order)), order.isForecast ? el('span', { class: 'tag' }, 'forecast') : null),
        order.reasons.length ? el('div', { class: 'reasons' }, ...order.reasons.map((one) => el('p', {}, one))) : null,
        definitions([
          ['Product', el('span', {}, productSwatch(product), productTitle(product))],
          ['Quantity', withUnit(order.quantity, product)],
          ['Delivered', withUnit(order.delivered, product)],
          ...(order.unmet > 0 ? [['Unmet', withUnit(order.unmet, product), 'bad']] : []),
          ['Due', moment(order.due)], ['Ready', moment(order.readyAt)], ['Completed', moment(order.completedAt)],
          ...(order.cost > 0 ? [['Costs', money(order.cost) + ' ' + raw.currency]] : []),
          ...(order.deliveries.length > 1 ? order.deliveries.slice(0, 20).map((one, i) => [i ? '' : 'Deliveries', `${moment(one.at)}: ${quantity(one.quantity)}`]) : []),
        ]),
        linkList('Lots', [...order.lots].sort((a, b) => a.start - b.start).map(lotLink))
          ?? el('p', { class: 'hint' }, 'No lot is made for it.'),
      ],
    };
  }
  const product = products[index];
  const theirs = orders.filter((order) => order.product === index).sort((a, b) => a.due - b.due);
  return {
    title: [productSwatch(product), product.id], subtitle: product.name !== product.id ? product.name : '',
    label: `Product ${product.id}`,
    content: [
      definitions([
        ['Lots', number(product.lots.length)], ['Machine time', duration(product.seconds)],
        ['Stock at start', withUnit(product.stock[0]?.quantity ?? 0, product)],
        ['Stock at end', withUnit(product.stock[product.stock.length - 1]?.quantity ?? 0, product)],
      ]),
      linkList('Orders', theirs.map((order) => orderLink(order, withUnit(order.quantity, product)))),
      linkList('Lots', [...product.lots].sort((a, b) => a.start - b.start).map(lotLink)),
    ],
  };
}
