// Lots in their rows, and the places that they had in the plan before.
function drawLots(surface, row) {
  const { from, to } = surface;
  const { lots: list, ends } = row.of;
  const first = firstIndex(list.length, (i) => ends[i] > from);
  for (let i = first; i < list.length && list[i].start < to; i += 1) {
    surface.context.globalAlpha = surface.lit && !surface.lit.has(list[i].index) ? 0.16 : 1;
    drawLot(surface, list[i], row);
  }
  surface.context.globalAlpha = 1;
}

/** Where a lot lies within its row: all of it, or a lane of a subcontractor's. */
function placeOf(row, lot) {
  const { lanes } = row.of;
  if (lanes === 1) return { top: row.top + 4, height: row.height - 9 };
  const high = (row.height - 8) / Math.min(lanes, mostLanes);
  return { top: row.top + 4 + (lot.lane % mostLanes) * high, height: high - 2 };
}

/** Lots of the plan before that are not where they were: an outline, crossed out where they are gone. */
function drawGhosts(surface, row) {
  const { context, theme, from, to } = surface;
  context.strokeStyle = theme.ghost;
  context.lineWidth = 1.25;
  for (const lot of row.of.former) {
    if (lot.end <= from || lot.start >= to) continue;
    const [x, end] = [xOf(surface, lot.start), xOf(surface, lot.end)];
    // One that hardly differs from where its lot is now would only blur it.
    const now = lots[lot.lot];
    if (lot.fate === 'shifted' && Math.abs(xOf(surface, now.start) - x) < 8) continue;
    const place = placeOf(row, lot);
    const top = place.top - surface.top - 2;
    const height = place.height + 4;
    context.globalAlpha = lot.fate === 'shifted' ? 0.55 : 1;
    context.setLineDash([4, 3]);
    context.strokeRect(x + 0.5, top + 0.5, Math.max(2, end - x - 1), height - 1);
    context.setLineDash([]);
    if (lot.fate !== 'gone' || end - x < 6) continue;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(end, top + height);
    context.moveTo(x, top + height);
    context.lineTo(end, top);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawLot(surface, lot, row) {
  const { context, theme, gutter, width } = surface;
  const colour = products[lot.product].colour[theme.name];
  const place = placeOf(row, lot);
  const top = place.top - surface.top;
  const { height } = place;
  const start = xOf(surface, lot.start);
  const end = xOf(surface, lot.end);
  // The line through closed time shows that it is one lot.
  if (lot.segments.length !== 1) {
    context.fillStyle = colour.edge;
    context.fillRect(start, top + height / 2 - 1, Math.max(1, end - start), 2);
  }
  let widest = null;
  for (const segment of lot.segments) {
    const x = Math.max(gutter - 4, xOf(surface, segment.from));
    const right = Math.min(width + 4, xOf(surface, segment.to));
    if (right < gutter || x > width) continue;
    const wide = Math.max(1, right - x);
    if (segment.setup) {
      context.fillStyle = wide < 3 ? theme.hatch : hatching(context, theme.hatchGround, theme.hatch, surface.scale);
    } else {
      context.fillStyle = colour.fill;
      if (!widest || wide > widest.wide) widest = { x, wide };
    }
    context.fillRect(x, top, wide, height);
    if (segment.overtime) {
      context.fillStyle = theme.extra;
      context.fillRect(x, top, wide, 3);
    }
    if (lot.isLate) {
      context.fillStyle = theme.late;
      context.fillRect(x, top + height - 3, wide, 3);
    }
  }
  if (end - start > 5) {
    context.fillStyle = colour.edge;
    context.fillRect(start, top, 1.5, height);
    context.fillStyle = theme.ground;
    context.fillRect(end - 1, top, 1, height);
  }
  if (lot.origin !== 'planned' && end - start > 3) {
    context.strokeStyle = theme.ink;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.strokeRect(start + 0.5, top + 0.5, end - start - 2, height - 1);
    context.setLineDash([]);
  }
  if (surface.chosen === lot.index) {
    context.strokeStyle = theme.accent;
    context.lineWidth = 2;
    context.strokeRect(start - 1, top - 1, Math.max(4, end - start + 1), height + 2);
  }
  if (widest && widest.wide > 26 && height > 11) drawLotText(surface, lot, widest, top, height, colour);
}

function drawLotText(surface, lot, box, top, height, colour) {
  const { context } = surface;
  const x = Math.max(box.x, surface.gutter) + 5;
  const room = box.x + box.wide - x - 4;
  if (room < 18) return;
  context.fillStyle = colour.ink;
  context.textBaseline = 'middle';
  context.font = '12px ' + fontStack;
  const product = products[lot.product];
  const amount = '  ' + quantity(lot.started) + ' ' + product.unit;
  const nameWidth = context.measureText(product.id).width;
  const middle = top + height / 2 + (lot.isLate ? -1 : 0.5);
  if (nameWidth + context.measureText(amount).width <= room) {
    context.fillText(product.id + amount, x, middle);
  } else {
    // Two letters and an ellipsis say nothing.
    const text = shortened(context, product.id, room);
    if (text === product.id || text.length > 4) context.fillText(text, x, middle);
  }
}
