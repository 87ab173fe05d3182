// The Gantt chart on the screen: view, zooming, panning, finding what is under the pointer, keyboard.
const gantt = (() => {
  const axis = byId('gantt-axis');
  const body = byId('gantt-rows');
  const space = byId('gantt-space');
  const canvas = byId('gantt-canvas');
  const rowHeight = machines.length > 40 ? 26 : machines.length > 7 ? 32 : 36;
  const { rows, height: wholeHeight } = layout(rowHeight);
  const gutter = Math.min(230, Math.max(rows.length > machines.length ? 170 : 120, labelWidth()));
  const margin = Math.max(60, horizonEnd * 0.006);
  const limits = { from: -margin, to: horizonEnd + margin };
  const shortest = Math.min(15 * minute, horizonEnd || hour);
  const view = { from: limits.from, to: limits.to };
  const state = { lit: null, marked: null, chosen: -1, ghosts: false };
  let width = 0;
  let height = 0;
  let frame = 0;

  function labelWidth() {
    const pen = document.createElement('canvas').getContext('2d');
    let widest = 0;
    for (const row of rows) {
      const { title, note } = labelOf(row.kind, row.of);
      pen.font = '600 13px ' + fontStack;
      widest = Math.max(widest, pen.measureText(title).width);
      pen.font = '11px ' + fontStack;
      widest = Math.max(widest, pen.measureText(note).width);
    }
    return Math.ceil(widest) + 72;
  }

  const surfaceOf = (context, scale) => ({
    context, width, height, scale, theme: currentTheme(), from: view.from, to: view.to,
    top: body.scrollTop, rows, gutter, ...state,
  });

  function fitCanvas(target, wide, high, scale) {
    const [pixelsWide, pixelsHigh] = [Math.round(wide * scale), Math.round(high * scale)];
    if (target.width !== pixelsWide || target.height !== pixelsHigh) {
      target.width = pixelsWide;
      target.height = pixelsHigh;
      target.style.width = wide + 'px';
      target.style.height = high + 'px';
    }
    const context = target.getContext('2d', { alpha: false });
    context.setTransform(scale, 0, 0, scale, 0, 0);
    return context;
  }

  function draw() {
    frame = 0;
    const wide = body.clientWidth;
    if (!wide) return;
    // No higher than what is to be seen: a canvas of a thousand rows would be too large.
    const high = Math.min(body.clientHeight, wholeHeight);
    width = wide;
    height = high;
    space.style.height = wholeHeight + 'px';
    const scale = window.devicePixelRatio || 1;
    drawAxis(surfaceOf(fitCanvas(axis, width, axisHeight, scale), scale));
    if (!height) return;
    const { first, last } = rowsBetween(rows, body.scrollTop, body.scrollTop + height);
    drawRows(surfaceOf(fitCanvas(canvas, width, height, scale), scale), first, last);
  }
  const redraw = () => {
    if (!frame) frame = requestAnimationFrame(draw);
  };

  function show(from, to) {
    const length = Math.min(Math.max(to - from, shortest), limits.to - limits.from);
    const middle = (from + to) / 2;
    view.from = Math.min(Math.max(middle - length / 2, limits.from), limits.to - length);
    view.to = view.from + length;
    redraw();
  }
  const length = () => view.to - view.from;
  const fit = () => show(limits.from, limits.to);
  function zoom(factor, at = (view.from + view.to) / 2) {
    show(at - (at - view.from) * factor, at + (view.to - at) * factor);
  }
  const pan = (seconds) => {
    const shift = Math.min(Math.max(seconds, limits.from - view.from), limits.to - view.to);
    view.from += shift;
    view.to += shift;
    redraw();
  };
  const isFit = () => length() >= (limits.to - limits.from) * 0.999;

  // Finding things

  const timeAt = (x) => timeOf({ ...view, gutter, width }, x);
  const perPixel = () => length() / Math.max(1, width - gutter);
  function rowAt(y) {
    const at = y + body.scrollTop;
    return rows[firstIndex(rows.length, (i) => rows[i].top + rows[i].height > at)] ?? null;
  }
  const machineAt = (y) => {
    const row = rowAt(y);
    return row && row.kind === 'machine' ? row.of : null;
  };

  function lotAt(x, y) {
    const machine = machineAt(y);
    if (!machine || x < gutter) return null;
    const time = timeAt(x);
    const reach = 3 * perPixel();
    const isHere = (lot) => {
      if (machine.lanes === 1) return true;
      const { top, height: high } = placeOf(rowAt(y), lot);
      return y + body.scrollTop >= top - 1 && y + body.scrollTop < top + high + 1;
    };
    let best = null;
    let distance = reach;
    const first = firstIndex(machine.lots.length, (i) => machine.ends[i] > time - reach);
    for (let i = first; i < machine.lots.length && machine.lots[i].start < time + reach; i += 1) {
      const lot = machine.lots[i];
      if (!isHere(lot)) continue;
      const off = Math.max(lot.start - time, time - lot.end, 0);
      if (off < distance || (off === 0 && distance === 0)) [best, distance] = [lot, off];
      if (off === 0) break;
    }
    return best;
  }

  function stopAt(x, y) {
    const machine = machineAt(y);
    if (!machine || x < gutter) return null;
    const time = timeAt(x);
    return machine.downtime.find((stop) => stop.from <= time && stop.to >= time) ?? null;
  }

  function ghostAt(x, y) {
    const machine = machineAt(y);
    if (!state.ghosts || !machine || x < gutter) return null;
    const time = timeAt(x);
    const row = rowAt(y);
    return machine.former.find((lot) => {
      const { top, height: high } = placeOf(row, lot);
      const at = y + body.scrollTop;
      return lot.start <= time && lot.end >= time && at >= top - 2 && at < top + high + 2;
    }) ?? null;
  }

  const duesAt = (x) => {
    const reach = 5 * perPixel();
    return orders.filter((order) => Math.abs(order.due - timeAt(x)) <= reach);
  };

  /** Brings a lot into view, zooming in only where it would be too small to see. */
  function reveal(lot) {
    const { top, height: high } = rows[lot.machine];
    if (top < body.scrollTop) body.scrollTop = top;
    if (top + high > body.scrollTop + body.clientHeight) body.scrollTop = top + high - body.clientHeight;
    if (lot.start < view.from || lot.end > view.to) {
      const middle = (lot.start + lot.end) / 2;
      const half = Math.max(length(), (lot.end - lot.start) * 1.2) / 2;
      show(middle - half, middle + half);
    }
    redraw();
  }

  /** Brings a machine's row into view. */
  function revealMachine(machine) {
    const { top, height: high } = rows[machine.index];
    if (top < body.scrollTop || top + high > body.scrollTop + body.clientHeight) body.scrollTop = top;
    redraw();
  }

  const firstShared = rows.find((row) => row.kind !== 'machine') ?? null;
  function revealShared() {
    body.scrollTop = Math.min(firstShared.top, Math.max(0, wholeHeight - body.clientHeight));
    redraw();
  }

  // Pointer

  let drag = null;
  const place = (event, of) => {
    const box = of.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  function begin(event) {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, from: view.from, top: body.scrollTop, moved: false, pointer: event.pointerId };
  }
  function move(event) {
    if (drag && (event.buttons & 1) === 0) drag = null;
    if (!drag) return false;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 4) return true;
    if (!drag.moved) {
      drag.moved = true;
      event.currentTarget.setPointerCapture(drag.pointer);
      body.classList.add('dragging');
      tip.hide();
    }
    pan(drag.from - dx * perPixel() - view.from);
    body.scrollTop = drag.top - dy;
    return true;
  }
  function end() {
    const wasDragged = drag !== null && drag.moved;
    drag = null;
    body.classList.remove('dragging');
    return wasDragged;
  }

  let hovered = null;
  /** What is said about what is under the pointer: {of, isButton, content}, or null. */
  function foundAt(x, y) {
    const row = y < height ? rowAt(y) : null;
    if (!row) return null;
    const time = x < gutter ? null : timeAt(x);
    if (row.kind === 'resource') return { of: `${row.of.id} ${Math.round(x)}`, content: () => resourceTip(row.of, time) };
    if (row.kind === 'energy') return { of: `kW ${Math.round(x)}`, content: () => energyTip(time) };
    if (time === null) return { of: row.of, content: () => machineTip(row.of) };
    const lot = lotAt(x, y);
    if (lot) return { of: lot, isButton: true, content: () => lotTip(lot) };
    const ghost = ghostAt(x, y);
    if (ghost) return { of: ghost, isButton: ghost.lot >= 0, content: () => ghostTip(ghost) };
    const stop = stopAt(x, y);
    return stop && { of: stop, content: () => stopTip(stop) };
  }
  function hover(event) {
    const [x, y] = place(event, canvas);
    const found = foundAt(x, y);
    canvas.style.cursor = found && found.isButton ? 'pointer' : x < gutter ? 'default' : '';
    if (!found) tip.hide();
    else if (found.of !== hovered) tip.fill(found.content());
    hovered = found ? found.of : null;
    if (found) tip.move(event.clientX, event.clientY);
  }

  body.addEventListener('pointerdown', begin);
  body.addEventListener('pointermove', (event) => {
    if (!move(event)) hover(event);
  });
  body.addEventListener('pointerup', (event) => {
    if (end() || event.button !== 0) return;
    const [x, y] = place(event, canvas);
    const isInside = y >= 0 && y < height && x < width;
    const ghost = isInside ? ghostAt(x, y) : null;
    const lot = isInside ? lotAt(x, y) ?? (ghost && lots[ghost.lot]) ?? null : null;
    tip.hide();
    hovered = lot;
    select(lot ? { kind: 'lot', index: lot.index } : null);
  });
  body.addEventListener('pointercancel', end);
  body.addEventListener('pointerleave', () => {
    hovered = null;
    if (!drag) tip.hide();
  });
  body.addEventListener('scroll', redraw, { passive: true });

  axis.addEventListener('pointerdown', begin);
  axis.addEventListener('pointerup', (event) => {
    if (end()) return;
    const [x, y] = place(event, axis);
    const found = y > 38 && x >= gutter ? duesAt(x) : [];
    if (found.length) select({ kind: 'order', index: (found.find(isTrouble) ?? found[0]).index });
  });
  axis.addEventListener('pointermove', (event) => {
    if (move(event)) return;
    const [x, y] = place(event, axis);
    const found = y > 38 && x >= gutter ? duesAt(x) : [];
    axis.style.cursor = found.length ? 'pointer' : '';
    if (!found.length) return tip.hide();
    tip.fill(dueTip(found));
    tip.move(event.clientX, event.clientY);
  });
  axis.addEventListener('pointerleave', () => tip.hide());

  // A wheel turn that began elsewhere on the page goes on scrolling the page.
  let scrolledElsewhere = 0;
  document.addEventListener('wheel', (event) => {
    if (!byId('gantt').contains(event.target)) scrolledElsewhere = event.timeStamp;
  }, { passive: true });
  function wheel(event) {
    if (event.timeStamp - scrolledElsewhere < 300) {
      scrolledElsewhere = event.timeStamp;
      return;
    }
    const [x] = place(event, body);
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.altKey) return;
    if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      event.preventDefault();
      pan((event.shiftKey && !dx ? dy : dx) * perPixel());
      return;
    }
    if (dy > 0 && isFit() && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(Math.max(-240, Math.min(240, dy)) * 0.0022), timeAt(Math.max(x, gutter)));
    tip.hide();
    hovered = null;
  }
  body.addEventListener('wheel', wheel, { passive: false });
  axis.addEventListener('wheel', wheel, { passive: false });

  // Keyboard

  function neighbour(key) {
    const current = selection && selection.kind === 'lot' ? lots[selection.index] : null;
    if (!current) {
      const machine = machines.find((one) => one.lots.length);
      return machine ? machine.lots.find((lot) => lot.end > view.from) ?? machine.lots[0] : null;
    }
    const row = machines[current.machine];
    const index = row.lots.indexOf(current);
    if (key === 'ArrowRight') return row.lots[index + 1] ?? current;
    if (key === 'ArrowLeft') return row.lots[index - 1] ?? current;
    const step = key === 'ArrowDown' ? 1 : -1;
    const middle = (current.start + current.end) / 2;
    for (let i = current.machine + step; i >= 0 && i < machines.length; i += step) {
      const list = machines[i].lots;
      if (!list.length) continue;
      const distance = (lot) => Math.abs((lot.start + lot.end) / 2 - middle);
      return list.reduce((best, lot) => (distance(lot) < distance(best) ? lot : best));
    }
    return current;
  }
  body.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key.startsWith('Arrow') && event.shiftKey) {
      if (key === 'ArrowLeft') pan(-length() / 8);
      if (key === 'ArrowRight') pan(length() / 8);
      if (key === 'ArrowUp') body.scrollTop -= rowHeight;
      if (key === 'ArrowDown') body.scrollTop += rowHeight;
    } else if (key.startsWith('Arrow')) {
      const lot = neighbour(key);
      if (lot) {
        select({ kind: 'lot', index: lot.index });
        reveal(lot);
      }
    } else if (key === '+' || key === '=') zoom(1 / 1.4);
    else if (key === '-' || key === '_') zoom(1.4);
    else if (key === '0' || key === 'Home') fit();
    else return;
    event.preventDefault();
  });

  byId('zoom-in').addEventListener('click', () => zoom(1 / 1.6));
  byId('zoom-out').addEventListener('click', () => zoom(1.6));
  byId('view-fit').addEventListener('click', fit);
  const showLength = (seconds) => {
    // From the fit view a day or week is the first one, otherwise the one in the middle of the view.
    const from = isFit() ? 0 : (view.from + view.to - seconds) / 2;
    show(from, from + seconds);
  };
  byId('view-day').addEventListener('click', () => showLength(dayLength));
  byId('view-week').addEventListener('click', () => showLength(7 * dayLength));
  byId('view-week').hidden = horizonEnd <= 7.5 * dayLength;
  byId('view-day').hidden = horizonEnd <= 1.5 * dayLength;

  if (!machines.length) body.append(el('p', { class: 'nothing' }, t('machine.none')));
  draw();
  new ResizeObserver(redraw).observe(body);
  darkQuery.addEventListener('change', redraw);

  return {
    redraw, show, fit, reveal, revealMachine, revealShared, view, gutter,
    neededHeight: wholeHeight,
    hasShared: firstShared !== null,
    showGhosts(isShown) {
      state.ghosts = isShown;
      redraw();
    },
    highlight(lit, marked, chosen) {
      Object.assign(state, { lit, marked, chosen });
      redraw();
    },
    state,
  };
})();
