import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiRooms, webRooms } from './rooms.mjs';
import { root } from './workspace.mjs';

const apps = [
  { app: 'apps/api/src', rooms: apiRooms, areas: ['door', 'casework', 'people', 'platform'] },
  { app: 'apps/web/src', rooms: webRooms, areas: ['admin', 'client', 'join', 'ui', 'i18n', 'api'] },
];
/** Folders that belong to the room around them. */
const parts = ['generated', 'messages', 'en', 'fr', 'words'];

/** README's map: the rooms under `apps/api/src/` have lines of their own, those of `apps/web/src/` follow their area. */
function mapOf(app) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const lines = /## The map\n\n```\n([\s\S]*?)```/.exec(readme)?.[1].split('\n') ?? [];
  const start = lines.findIndex((line) => line.startsWith(`${app}/`)) + 1;
  const half = lines.slice(
    start,
    lines.findIndex((line, place) => place >= start && !line.startsWith(' ')),
  );
  const isApi = app === 'apps/api/src';
  const rooms = [];
  let area = '';
  for (const line of half) {
    const [, indent, names, rest = ''] = /^( +)(\S.*?)(?: {2,}(.*))?$/.exec(line);
    const isInArea = indent.length > 2;
    const folders = foldersIn(names).map((name) => (isInArea ? `${area}/${name}` : name));
    if (!isInArea) area = folders[0];
    const below = foldersIn(rest).map((name) => `${folders[0]}/${name}`);
    if (isApi) rooms.push(...(isInArea ? folders : []));
    else rooms.push(...(below.length > 0 ? below : folders));
  }
  return rooms;
}

const foldersIn = (text) => [...text.matchAll(/([\w-]+(?:\/[\w-]+)*)\/(?![\w-])/g)].map(([, name]) => name);

/** Every folder with code of its own, without the areas, whose own files compose their rooms. */
function foldersOf(app) {
  const folders = readdirSync(join(root, app), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(join(root, app), entry.parentPath))
    .filter((folder) => !folder.split('/').some((name) => parts.includes(name)));
  return [...new Set(folders)]
    .filter((folder) => !['', 'admin', 'client', 'join', 'platform'].includes(folder))
    .sort();
}

describe.each(apps)('the rooms of $app', ({ app, rooms, areas }) => {
  it('are exactly its folders', () => {
    expect(Object.keys(rooms).sort()).toEqual(foldersOf(app));
  });

  it('import only rooms that the list names after them, so that no two import each other', () => {
    const order = Object.keys(rooms);
    const upwards = order.flatMap((room, place) =>
      rooms[room].filter((target) => order.indexOf(target) <= place).map((target) => `${room} > ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it('stand in the order of their areas', () => {
    const places = Object.keys(rooms).map((room) => areas.indexOf(room.split('/')[0]));
    expect(places).toEqual(app.includes('api') ? [...places].sort((a, b) => a - b) : places);
    expect(places).not.toContain(-1);
  });

  it('are exactly those on README’s map', () => {
    expect(mapOf(app).sort()).toEqual(Object.keys(rooms).sort());
  });
});
