import type { ImportedRow, ImportRun } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { workThroughImport } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

async function openFirm() {
  const { id: organizationId } = await buildOrganization(test.database);
  const people = await buildMemberOfEachRole(test.database, organizationId);
  const [admin, manager] = [await test.signInAs(people.admin), await test.signInAs(people.manager)];
  return { organizationId, people, admin, manager };
}

async function preview(caller: Caller, body: object): Promise<ImportedRow[]> {
  const answer = await caller.post('/imports/preview', body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json<{ rows: ImportedRow[] }>().rows;
}

/** Starts an import and runs its job to the end. */
async function importAll(caller: Caller, body: object): Promise<ImportRun> {
  const answer = await caller.post('/imports', body);
  if (answer.status !== 202) throw new Error(answer.text);
  const started = answer.json<ImportRun>();
  expect(started).toMatchObject({ finishedAt: null });
  expect(test.jobs).toContainEqual({
    queue: 'import-rows',
    data: { organizationId: expect.any(String), importId: started.id },
  });
  await workThroughImport(test, started.id);
  return (await caller.get(`/imports/${started.id}`)).json<ImportRun>();
}

const outcomesOf = async (importId: string) =>
  (await test.database.importRow.findMany({ where: { importId }, orderBy: { number: 'asc' } })).map(
    ({ outcome, fields, problem }) => [outcome, fields, (problem as { code?: string } | null)?.code ?? null],
  );
const outcomesShown = (rows: ImportedRow[]) =>
  rows.map(({ outcome, fields, problem }) => [outcome, fields, problem?.code ?? null]);
const mailsOf = (organizationId: string) =>
  test.database.email.findMany({ where: { organizationId, message: 'added_user' }, orderBy: { id: 'asc' } });
const ana = { email: 'ana@new.example', firstName: 'Ana', lastName: 'Neu' };

describe('a file of users', () => {
  it('shows for each row what will happen, and then exactly that happens', async () => {
    const { organizationId, people, admin } = await openFirm();
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      tagId: 'T-1',
      knownFirstName: 'Old',
      knownLastName: 'Name',
    });
    const joined = await buildMember(test.database, { organizationId, tagId: 'T-2' });
    const rows = [
      { line: 2, ...ana, email: ` ANA@new.example `, role: 'staff', tagId: 'T-9', locale: 'fr' },
      { line: 3, email: invited.email, firstName: 'New', lastName: 'Name', role: 'staff' },
      { line: 4, tagId: 'T-2', firstName: 'Ignored', role: 'manager' },
      { line: 5, email: joined.email, tagId: 'T-3' },
      { line: 6, email: joined.email, tagId: 'T-3', role: 'manager' },
      { line: 7, ...ana, firstName: 'Anna' },
      { line: 8, ...ana, email: 'b@new.example', tagId: 'T-9' },
      { line: 9, ...ana, email: 'nobody' },
      { line: 10, firstName: 'No', lastName: 'Address' },
      { line: 11, email: 'c@new.example', role: 'client' },
      { line: 12, ...ana, email: 'd@new.example', role: 'chief' },
      { line: 13, email: people.admin.email, role: 'client' },
      { line: 14, ...ana, email: 'e@new.example', firstName: 'x'.repeat(101) },
      { line: 15, ...ana, email: 'f@new.example', firstName: 'http://spam.example' },
      { line: 16, ...ana, email: 'a@-b-.x' },
    ];
    const body = { kind: 'users', mailNow: true, rows };
    const before = await test.database.auditEvent.count({ where: { organizationId } });
    const shown = await preview(admin, body);
    expect(
      shown.map(({ outcome, fields, problem }) => [outcome, fields, problem?.field, problem?.code]),
    ).toEqual([
      ['added', ['mail'], undefined, undefined],
      ['changed', ['firstName', 'role', 'mail'], undefined, undefined],
      ['changed', ['role'], undefined, undefined],
      ['changed', ['tagId'], undefined, undefined],
      ['unchanged', [], undefined, undefined],
      ['changed', ['firstName'], undefined, undefined],
      ['refused', [], 'tagId', 'user_tag_id_taken'],
      ['refused', [], 'email', 'email_invalid'],
      ['refused', [], 'email', 'required'],
      ['refused', [], 'firstName', 'required'],
      ['refused', [], 'role', 'invalid'],
      ['refused', [], 'role', 'user_last_admin'],
      ['refused', [], 'firstName', 'too_long'],
      ['refused', [], 'firstName', 'link_refused'],
      ['refused', [], 'email', 'email_invalid'],
    ]);
    expect(shown[0]).toMatchObject({ line: 2, label: 'ANA@new.example' });
    expect(shown[12]?.problem?.message).toBe('At most 100 characters.');
    // Nothing has changed yet.
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(before);
    expect(await mailsOf(organizationId)).toEqual([]);

    const run = await importAll(admin, body);
    expect(run).toMatchObject({
      kind: 'users',
      by: 'Ada Admin',
      total: 15,
      finishedAt: expect.any(String),
      counts: { added: 1, changed: 4, unchanged: 1, refused: 9 },
    });
    expect(await outcomesOf(run.id)).toEqual(outcomesShown(shown));
    const { text } = await admin.get(`/imports/${run.id}/export?locale=fr`);
    expect(text).toContain(`3;${invited.email};Modifié;Prénom, Rôle, Lien personnel envoyé;\r\n`);
    expect(text).toContain('14;e@new.example;Refusé;;Prénom\u00a0: ');
    expect((await mailsOf(organizationId)).map(({ recipient, locale }) => [recipient, locale])).toEqual([
      ['ANA@new.example', 'fr'],
      [invited.email, 'en'],
    ]);
    const added = await test.database.membership.findFirstOrThrow({
      where: { organizationId, tagId: 'T-9' },
    });
    expect(added).toMatchObject({
      role: 'staff',
      joinedAt: null,
      knownFirstName: 'Anna',
      addedById: people.admin.id,
    });
    expect(await test.database.membership.findFirstOrThrow({ where: { id: joined.id } })).toMatchObject({
      role: 'manager',
      tagId: 'T-3',
      knownFirstName: null,
    });
    const trail = await test.database.auditEvent.findMany({
      where: { organizationId },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual([
      'users.import_started',
      'user.added',
      'user.changed',
      'user.changed',
      'user.changed',
      'user.changed',
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/Anna|Old/);
    // The file's cells are erased.
    expect(
      await test.database.importRow.count({ where: { importId: run.id, NOT: { cells: { equals: {} } } } }),
    ).toBe(0);
  });

  it('mails in the time that nobody else needs', async () => {
    const { organizationId, admin } = await openFirm();
    const rows = [{ line: 2, ...ana, email: 'patient@new.example' }];
    await importAll(admin, { kind: 'users', mailNow: true, rows });
    const [mail] = await mailsOf(organizationId);
    expect(test.jobs).toContainEqual({
      queue: 'deliver-email',
      data: { emailId: mail?.id, ofBatch: true },
    });
  });

  it('may have in it what no text is, and only that row is refused', async () => {
    const { admin } = await openFirm();
    const rows = [
      { line: 2, ...ana, email: 'z@new.example', tagId: 'T\u00001' },
      { line: 3, ...ana, email: 'y@new.example', firstName: 'A\u0000na' },
      { line: 4, ...ana, email: `${'x'.repeat(199)}\u{1F600}@new.example` },
      { line: 5, ...ana, email: 'w@new.example' },
    ];
    const body = { kind: 'users', mailNow: false, rows };
    const shown = outcomesShown(await preview(admin, body));
    expect(shown.map(([outcome]) => outcome)).toEqual(['refused', 'refused', 'refused', 'added']);
    const { id } = await importAll(admin, body);
    expect(await outcomesOf(id)).toEqual(shown);
  });

  it('of a manager gives and takes only what a manager may', async () => {
    const { organizationId, people, manager } = await openFirm();
    const second = await buildMember(test.database, { organizationId, role: 'admin' });
    const shown = await preview(manager, {
      kind: 'users',
      mailNow: false,
      rows: [
        { line: 2, ...ana, email: 'm1@new.example', role: 'manager' },
        { line: 3, email: second.email, role: 'client' },
        { line: 4, email: people.staff.email, role: 'admin' },
        { line: 5, email: people.manager.email, role: 'staff' },
        { line: 6, email: people.client.email, role: 'staff' },
      ],
    });
    expect(shown.map(({ problem }) => problem?.code ?? null)).toEqual([
      'user_role_forbidden',
      'user_role_forbidden',
      'user_role_forbidden',
      'user_self_change',
      null,
    ]);
  });

  it('keeps the last administrator, also where two rows would take them one by one', async () => {
    const { organizationId, people, admin } = await openFirm();
    const second = await buildMember(test.database, { organizationId, role: 'admin' });
    const rows = [second, people.admin].map(({ email }, index) => ({
      line: index + 2,
      email,
      role: 'client',
    }));
    const body = { kind: 'users', mailNow: false, rows };
    expect((await preview(admin, body)).map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      'user_last_admin',
    ]);
    const run = await importAll(admin, body);
    expect(run.counts).toMatchObject({ changed: 1, refused: 1 });
  });

  it('is not mailed unless asked; the same file mails later, once', async () => {
    const { organizationId, admin } = await openFirm();
    const rows = [{ line: 2, ...ana, email: 'later@new.example', locale: 'fr' }];
    await importAll(admin, { kind: 'users', mailNow: false, rows });
    expect(await mailsOf(organizationId)).toEqual([]);
    for (const [outcome, count] of [
      ['changed', 1],
      ['unchanged', 1],
    ] as const) {
      const run = await importAll(admin, { kind: 'users', mailNow: true, rows });
      expect(run.counts).toMatchObject({ [outcome]: 1 });
      expect(
        (await mailsOf(organizationId)).map(({ recipient, locale }) => [recipient, locale]),
      ).toHaveLength(count);
    }
    expect(await mailsOf(organizationId)).toMatchObject([{ recipient: 'later@new.example', locale: 'fr' }]);
  });

  it('continues where it stopped, and two workers add nobody twice', async () => {
    const { organizationId, admin } = await openFirm();
    const rows = Array.from({ length: 12 }, (_, index) => ({
      line: index + 2,
      ...ana,
      email: `w${index}@two.example`,
    }));
    const started = (await admin.post('/imports', { kind: 'users', mailNow: false, rows })).json<ImportRun>();
    // As if the instance had died after three rows.
    const done = await test.database.importRow.findMany({
      where: { importId: started.id, number: { lte: 3 } },
    });
    await test.database.importRow.updateMany({
      where: { id: { in: done.map(({ id }) => id) } },
      data: { outcome: 'unchanged' },
    });
    const run = () => workThroughImport(test, started.id);
    await Promise.all([run(), run()]);
    await run();
    const ended = (await admin.get(`/imports/${started.id}`)).json<ImportRun>();
    expect(ended).toMatchObject({ finishedAt: expect.any(String), counts: { added: 9, unchanged: 3 } });
    expect(await test.database.membership.count({ where: { organizationId, joinedAt: null } })).toBe(9);
  });

  it('that lost its job gets another from the sweep, and one that is done gets none', async () => {
    const { organizationId, admin } = await openFirm();
    const rows = [{ line: 2, name: 'Lost Job' }];
    const { id: importId } = (await admin.post('/imports', { kind: 'parties', rows })).json<ImportRun>();
    const job = { queue: 'import-rows', data: { organizationId, importId } };
    test.jobs.length = 0;
    await test.handlers['sweep-outbox']({});
    expect(test.jobs).toContainEqual(job);
    await workThroughImport(test, importId);
    test.jobs.length = 0;
    await test.handlers['sweep-outbox']({});
    expect(test.jobs).not.toContainEqual(job);
  });

  it('is not blocked by a row that fails for a reason of ours: it is tried twice, then reported as failed', async () => {
    const { organizationId, admin } = await openFirm();
    const rows = ['one', 'two', 'three'].map((name, index) => ({
      line: index + 2,
      ...ana,
      email: `${name}@poison.example`,
    }));
    const { id: importId } = (
      await admin.post('/imports', { kind: 'users', mailNow: false, rows })
    ).json<ImportRun>();
    await test.database.$executeRawUnsafe(`
      CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW."emailCanonical" = 'two@poison.example' THEN RAISE 'a bug of ours'; END IF; RETURN NEW; END $$`);
    await test.database.$executeRawUnsafe(
      `CREATE TRIGGER poison BEFORE INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION poison()`,
    );
    const turn = () => workThroughImport(test, importId);
    await expect(turn()).rejects.toThrow('a bug of ours');
    expect(await outcomesOf(importId)).toEqual([
      ['added', [], null],
      [null, [], 'server_error'],
      [null, [], null],
    ]);
    await expect(turn()).rejects.toThrow('a bug of ours');
    await turn();
    await test.database.$executeRawUnsafe(`DROP FUNCTION poison CASCADE`);
    expect((await admin.get(`/imports/${importId}`)).json()).toMatchObject({
      finishedAt: expect.any(String),
      counts: { added: 2, refused: 1 },
    });
    expect((await admin.get(`/imports/${importId}/export`)).text).toContain(
      'two@poison.example,Refused,,Something went wrong on our side. Nothing was changed. Please try again.',
    );
    expect(await test.database.membership.count({ where: { organizationId, joinedAt: null } })).toBe(2);
  });

  it('pauses and says so while the person who started it may not import, until somebody else continues it', async () => {
    const [{ organizationId, people, admin, manager }, other] = [await openFirm(), await openFirm()];
    const rows = ['one', 'two'].map((name, index) => ({
      line: index + 2,
      ...ana,
      email: `${name}@still.example`,
    }));
    const { id } = (await admin.post('/imports', { kind: 'users', mailNow: false, rows })).json<ImportRun>();
    const read = async () => (await manager.get(`/imports/${id}`)).json<ImportRun>();
    expect(await read()).toMatchObject({ stopped: false });
    // Resuming a running import changes nothing.
    expect((await manager.post(`/imports/${id}/resume`)).json()).toMatchObject({ by: 'Ada Admin' });
    await test.database.membership.updateMany({
      where: { id: people.admin.id },
      data: { disabledAt: new Date() },
    });
    await workThroughImport(test, id);
    expect(await read()).toMatchObject({ stopped: true, finishedAt: null, counts: { refused: 0 } });

    expect((await other.admin.post(`/imports/${id}/resume`)).code).toBe('import_not_found');
    test.jobs.length = 0;
    const resumed = await manager.post(`/imports/${id}/resume`);
    expect(resumed.json()).toMatchObject({ stopped: false, by: 'Max Manager' });
    expect(test.jobs).toEqual([{ queue: 'import-rows', data: { organizationId, importId: id } }]);
    await workThroughImport(test, id);
    expect(await read()).toMatchObject({ finishedAt: expect.any(String), counts: { added: 2 } });
    expect(await test.database.membership.count({ where: { addedById: people.manager.id } })).toBe(2);
    const trail = await test.database.auditEvent.findMany({
      where: { organizationId, action: 'users.import_resumed' },
    });
    expect(trail).toMatchObject([{ actorMembershipId: people.manager.id, details: { importId: id } }]);
  });

  it.each([
    [{ kind: 'users', mailNow: true, rows: [] }, 'rows'],
    [{ kind: 'users', mailNow: true, rows: Array.from({ length: 5001 }, () => ({ line: 2 })) }, 'rows'],
    [{ kind: 'users', rows: [{ line: 2 }] }, 'mailNow'],
    [{ kind: 'users', mailNow: true, rows: [{ line: 2, password: 'x' }] }, 'rows.0.password'],
  ])('is refused as a whole where it is none: %#', async (body, path) => {
    const { admin } = await openFirm();
    const answer = await admin.post('/imports/preview', body);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: { path: string }[] }>().errors.map((error) => error.path)).toEqual([path]);
  });
});

describe('a file of parties', () => {
  it('adds who is not there, changes notes, and leaves the rest as it is', async () => {
    const { admin } = await openFirm();
    const rows = [
      { line: 2, name: 'Jane Roe', email: 'jane@x.example', note: 'One' },
      { line: 3, name: 'ROE, Jané', email: 'JANE@x.example', note: 'Two' },
      { line: 4, name: 'Jane Roe', phone: '0612345678' },
      { line: 5, name: 'Jane Roe', phone: '+33 6 12 34 56 78' },
      { line: 6, name: '', email: 'jane@x.example' },
      { line: 7, name: 'X', phone: 'call me' },
    ];
    const body = { kind: 'parties', rows };
    const expected = [
      ['added', [], null],
      ['changed', ['note'], null],
      ['added', [], null],
      ['unchanged', [], null],
      ['refused', [], 'required'],
      ['refused', [], 'phone_invalid'],
    ];
    expect(outcomesShown(await preview(admin, body))).toEqual(expected);
    const run = await importAll(admin, body);
    expect(await outcomesOf(run.id)).toEqual(expected);
    const parties = (await admin.get('/parties')).json<{ items: object[] }>().items;
    expect(parties).toMatchObject([
      { name: 'Jane Roe', phone: '0612345678' },
      { name: 'Jane Roe', email: 'jane@x.example', note: 'Two' },
    ]);
    const again = await importAll(admin, { kind: 'parties', rows: rows.slice(1, 4) });
    expect(again.counts).toMatchObject({ added: 0, unchanged: 3 });
  });
});

describe('the imports', () => {
  it('are listed, downloaded with the result of each row, and no other organization’s', async () => {
    const [firm, other] = [await openFirm(), await openFirm()];
    const rows = [
      { line: 2, name: 'Jane Roe' },
      { line: 3, name: '', email: '=cmd' },
    ];
    const run = await importAll(firm.admin, { kind: 'parties', rows });
    expect((await firm.manager.get('/imports?kind=parties')).json()).toMatchObject({
      items: [{ id: run.id }],
      nextCursor: null,
    });
    expect((await firm.manager.get('/imports?kind=users')).json()).toMatchObject({ items: [] });
    const { text } = await firm.admin.get(`/imports/${run.id}/export?locale=fr`);
    expect(text).toContain(
      "Ligne;Entrée;Résultat;Modifié;Motif\r\n2;Jane Roe;Ajouté;;\r\n3;'=cmd;Refusé;;E-mail\u00a0: ",
    );
    expect((await other.admin.get(`/imports/${run.id}`)).code).toBe('import_not_found');
    expect((await other.admin.get(`/imports/${run.id}/export`)).code).toBe('import_not_found');
  });
});
