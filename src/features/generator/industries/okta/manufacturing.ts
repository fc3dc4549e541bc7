import {
  FINANCE,
  HUMAN_RESOURCES,
  INFORMATION_TECHNOLOGY,
  PROCUREMENT,
  SAFETY,
  SALES,
  SUPPLY_CHAIN,
} from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const MANUFACTURING: OktaIndustry = {
  id: 'manufacturing',
  label: 'Manufacturing',
  departments: [
    department(
      'Production',
      [
        'Chief Operating Officer',
        ['Plant Director', 'Production Director'],
        ['Plant Manager', 'Shift Manager'],
        ['Production Supervisor', 'Lead Operator'],
        ['Machine Operator', 'Assembler', 'Production Planner'],
      ],
      ['SAP', 'Plex', 'Tulip'],
    ),
    department(
      'Quality',
      [
        'Vice President of Quality',
        'Quality Director',
        'Quality Manager',
        ['Senior Quality Engineer', 'Lead Auditor'],
        ['Quality Engineer', 'Quality Inspector', 'Metrology Technician'],
      ],
      ['ETQ Reliance', 'MasterControl', 'Minitab'],
    ),
    department(
      'Maintenance',
      [
        'Vice President of Asset Reliability',
        'Maintenance Director',
        'Maintenance Manager',
        ['Senior Reliability Engineer', 'Lead Maintenance Technician'],
        ['Maintenance Technician', 'Electrician', 'Millwright'],
      ],
      ['IBM Maximo', 'Fiix', 'UpKeep'],
    ),
    department(
      'Engineering',
      [
        'Vice President of Engineering',
        'Engineering Director',
        'Process Engineering Manager',
        ['Senior Process Engineer', 'Senior Automation Engineer'],
        ['Process Engineer', 'Automation Engineer', 'CAD Designer'],
      ],
      ['SolidWorks', 'Autodesk Vault', 'Siemens Teamcenter'],
    ),
    department(
      'Research and Development',
      [
        'Chief Technology Officer',
        'R&D Director',
        'Product Development Manager',
        ['Senior Research Engineer', 'Senior Materials Scientist'],
        ['Research Engineer', 'Laboratory Technician'],
      ],
      ['Siemens Teamcenter', 'Ansys', 'MATLAB'],
    ),
    department(
      'Logistics',
      [
        'Vice President of Logistics',
        'Logistics Director',
        ['Warehouse Manager', 'Transport Manager'],
        'Senior Logistics Analyst',
        ['Logistics Coordinator', 'Forklift Operator', 'Shipping Clerk'],
      ],
      ['Manhattan WMS', 'project44', 'SAP'],
    ),
    SAFETY,
    SUPPLY_CHAIN,
    PROCUREMENT,
    SALES,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
