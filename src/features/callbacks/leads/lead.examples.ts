import { importBody, type LeadView } from './lead.schemas.js';

const lead: LeadView = {
  id: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e11',
  externalId: 'crm-4711',
  campaignId: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10',
  name: 'Nora Adeyemi',
  phone: '+44 20 7946 0018',
  email: 'nora@example.com',
  score: 82,
  callDuration: 340,
  callTime: '2026-11-21T10:15:00.000Z',
  aiConfidence: 0.91,
  summary: 'Wants a quote for twelve seats.',
  tags: ['customer request'],
  status: 'callback',
  contactedAt: null,
  assignedTo: 'Ana Ruiz',
  followUpDate: '2026-11-22',
  customFields: {},
  taskId: '1207300000000912',
  lastUpdated: '2026-11-21T12:00:00.000Z',
  createdAt: '2026-11-21T11:58:00.000Z',
};

export const leadExamples = {
  lead: { ok: true, lead },
  list: { ok: true, leads: [lead], next_cursor: null },
  imported: importBody([
    { index: 0, status: 'created', id: lead.id },
    {
      index: 1,
      status: 'failed',
      id: null,
      errors: [{ field: 'score', message: 'Too big: expected number to be <=100' }],
    },
  ]),
};
