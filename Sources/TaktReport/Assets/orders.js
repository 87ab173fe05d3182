// The table of orders: sorted by any column, filtered, filled in as it is scrolled.
const orderTable = (() => {
  const table = byId('orders-table');
  const head = table.tHead;
  const rows = table.tBodies[0];
  const box = byId('orders-scroll');
  const chunk = 120;
  const ranks = { unmet: 0, partlyUnmet: 0, late: 0, onTime: 1 };
  const text = (a, b) => a.localeCompare(b, 'en', { numeric: true });
  const last = (value) => (value === null ? Infinity : value);
  const reason = (order) => order.reasons.map((one) => one.text).join(' ');
  const byTrouble = (a, b) => (
    ranks[a.status] - ranks[b.status] || b.cost - a.cost || a.due - b.due || a.index - b.index);

  const columns = [
    { title: t('order.status'), kind: 'state', compare: byTrouble, cell: (order) => [statusMark(order)] },
    { title: t('order.title'), compare: (a, b) => text(a.id, b.id), cell: (order) => [el('strong', {}, order.id), order.isForecast ? el('small', {}, t('order.forecast')) : null] },
    orders.some((order) => order.customer) && { title: t('order.customer'), compare: (a, b) => text(a.customer, b.customer), cell: (order) => [order.customer] },
    { title: t('product.title'), compare: (a, b) => text(products[a.product].id, products[b.product].id), cell: (order) => [productSwatch(products[order.product]), products[order.product].id] },
    { title: t('order.quantity'), kind: 'figure', compare: (a, b) => b.quantity - a.quantity, cell: quantityCell },
    { title: t('order.due'), kind: 'time', compare: (a, b) => a.due - b.due, cell: (order) => [shortMoment(order.due)] },
    { title: t('order.promise'), kind: 'promise-cell', compare: (a, b) => last(b.completedAt) - b.due - last(a.completedAt) + a.due || 0, cell: (order) => [promiseChart(order, 124, false)] },
    { title: t('order.completed'), kind: 'time', compare: (a, b) => last(a.completedAt) - last(b.completedAt) || 0, cell: (order) => [shortMoment(order.completedAt), order.lateDays > 0 ? el('small', { class: 'bad' }, t('fate.late', { time: lateness(order.lateDays) })) : null] },
    { title: t('order.cost'), kind: 'figure', compare: (a, b) => b.cost - a.cost, cell: (order) => [order.cost > 0 ? money(order.cost) : ''] },
    orders.some((order) => order.reasons.length) && { title: t('order.reason'), kind: 'reason', compare: (a, b) => text(reason(b), reason(a)), cell: reasonCell },
  ].filter(Boolean);

  const filters = [
    { title: t('filter.all'), test: () => true },
    { title: t('filter.onTime'), test: (order) => order.status === 'onTime' },
    { title: t('filter.late'), test: (order) => order.status === 'late' },
    { title: t('filter.unmet'), test: (order) => order.status === 'unmet' || order.status === 'partlyUnmet' },
  ];
  const searchText = orders.map((order) => [
    order.id, order.customer, products[order.product].id, products[order.product].name,
    statusNames[order.status], reason(order),
  ].join('\n').toLowerCase());

  let sorting = { column: columns[0], isReversed: false };
  let filter = filters[0];
  let shown = [];
  let made = 0;
  let chosen = -1;

  function quantityCell(order) {
    const unmet = order.unmet > 0 && order.status !== 'unmet'
      ? el('small', { class: isNearlyMet(order) ? null : 'bad' }, t('fate.unmet', { amount: quantity(order.unmet) })) : null;
    return [withUnit(order.quantity, products[order.product]), unmet];
  }
  function reasonCell(order) {
    if (!order.reasons.length) return [''];
    return [el('div', { class: 'clamp', title: reason(order) }, reason(order))];
  }

  function makeHead() {
    const row = el('tr');
    for (const column of columns) {
      const button = el('button', {
        type: 'button',
        onclick: () => {
          sorting = { column, isReversed: sorting.column === column && !sorting.isReversed };
          refresh();
        },
      }, column.title, el('span', { class: 'arrow', 'aria-hidden': 'true' }));
      row.append(el('th', { scope: 'col', class: column.kind ?? null }, button));
    }
    head.replaceChildren(row);
  }

  function makeRow(order) {
    return el('tr', {
      'data-order': order.index, tabindex: '-1', class: order.index === chosen ? 'chosen' : null,
      'aria-selected': order.index === chosen ? 'true' : null,
    }, ...columns.map((column) => el('td', { class: column.kind ?? null }, ...column.cell(order))));
  }

  function more(count = chunk) {
    if (made >= shown.length) return;
    const part = document.createDocumentFragment();
    const end = Math.min(shown.length, made + count);
    for (; made < end; made += 1) part.append(makeRow(shown[made]));
    rows.append(part);
  }

  function refresh() {
    const words = byId('orders-filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = orders.filter((order) => (
      filter.test(order) && words.every((word) => searchText[order.index].includes(word))));
    const { column, isReversed } = sorting;
    const sign = isReversed ? -1 : 1;
    shown.sort((a, b) => sign * column.compare(a, b) || byTrouble(a, b));
    rows.replaceChildren();
    made = 0;
    box.scrollTop = 0;
    more();
    if (!shown.length) {
      rows.append(el('tr', { class: 'none' }, el('td', { colspan: columns.length }, orders.length ? t('orders.noneFits') : t('orders.none'))));
    } else rows.rows[0].tabIndex = 0;
    byId('orders-count').textContent = shown.length === orders.length
      ? t('orders.count', { n: orders.length }) : t('orders.countOf', { shown: shown.length, n: orders.length });
    [...head.rows[0].cells].forEach((cell, index) => {
      const isSorted = columns[index] === column;
      if (isSorted) cell.setAttribute('aria-sort', isReversed ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
  }

  function makeChips() {
    for (const one of filters) {
      const count = orders.filter(one.test).length;
      const chip = el('button', {
        type: 'button', class: 'chip', 'aria-pressed': String(one === filter),
        onclick: () => {
          filter = one;
          for (const other of byId('orders-chips').children) other.setAttribute('aria-pressed', String(other === chip));
          refresh();
        },
      }, one.title + ' ', el('span', {}, number(count)));
      byId('orders-chips').append(chip);
    }
  }

  const rowOf = (target) => target.closest('tr[data-order]');
  const toggle = (row) => {
    const index = Number(row.dataset.order);
    select(chosen === index ? null : { kind: 'order', index });
  };
  rows.addEventListener('click', (event) => {
    // Marking text in the table is not choosing a row.
    if (String(getSelection())) return;
    const row = rowOf(event.target);
    if (row) toggle(row);
  });
  rows.addEventListener('keydown', (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.key === 'Enter' || event.key === ' ') toggle(row);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.key === 'ArrowDown' && !row.nextElementSibling) more();
      const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
      if (next) {
        row.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    } else return;
    event.preventDefault();
  });
  box.addEventListener('scroll', () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - 600) more();
  }, { passive: true });
  byId('orders-filter').addEventListener('input', refresh);
  const promised = (event) => {
    const cell = event.target.closest('td.promise-cell');
    return cell && orders[Number(rowOf(cell).dataset.order)];
  };
  rows.addEventListener('pointermove', (event) => {
    const order = promised(event);
    if (!order) return tip.hide();
    tip.fill(promiseTip(order));
    tip.move(event.clientX, event.clientY);
  });
  rows.addEventListener('pointerleave', () => tip.hide());

  makeHead();
  makeChips();
  refresh();

  return {
    choose(index) {
      chosen = index;
      for (const row of rows.querySelectorAll('tr.chosen')) {
        row.classList.remove('chosen');
        row.removeAttribute('aria-selected');
      }
      if (index < 0) return;
      const place = shown.findIndex((order) => order.index === index);
      if (place < 0) return;
      if (place >= made) more(place - made + chunk);
      const row = rows.rows[place];
      row.classList.add('chosen');
      row.setAttribute('aria-selected', 'true');
      // Scrolled by hand: scrollIntoView would move the page as well.
      const top = row.offsetTop - head.offsetHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight) {
        box.scrollTop = row.offsetTop + row.offsetHeight - box.clientHeight;
      }
    },
    /** On paper the first rows by the present order, all of the late ones among them. */
    prepareForPrint() {
      more(Math.max(0, 150 - made));
      const rest = shown.length - made;
      if (rest > 0) rows.append(el('tr', { class: 'none print-only' }, el('td', { colspan: columns.length }, t('more.orders', { n: rest }))));
    },
    endPrint() {
      for (const row of rows.querySelectorAll('.print-only')) row.remove();
    },
  };
})();
