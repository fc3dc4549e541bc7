import { FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, LEGAL, MARKETING } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const MEDIA: OktaIndustry = {
  id: 'media',
  label: 'Media',
  departments: [
    department(
      'Editorial',
      [
        'Editor-in-Chief',
        'Executive Editor',
        'Managing Editor',
        ['Senior Editor', 'Senior Reporter'],
        ['Reporter', 'Copy Editor', 'Editorial Assistant'],
      ],
      ['Arc XP', 'WordPress VIP', 'Trint'],
    ),
    department(
      'Production',
      [
        'Head of Production',
        'Production Director',
        'Line Producer',
        ['Senior Producer', 'Production Supervisor'],
        ['Producer', 'Production Coordinator', 'Camera Operator'],
      ],
      ['StudioBinder', 'Movie Magic', 'Frame.io'],
    ),
    department(
      'Post-Production',
      [
        'Vice President of Post-Production',
        'Post-Production Director',
        'Post-Production Manager',
        ['Senior Editor, Video', 'Senior Colorist'],
        ['Video Editor', 'Sound Designer', 'VFX Artist'],
      ],
      ['Avid Media Composer', 'Adobe Creative Cloud', 'Frame.io'],
    ),
    department(
      'Creative',
      [
        'Chief Creative Officer',
        'Creative Director',
        'Art Direction Manager',
        ['Senior Art Director', 'Senior Motion Designer'],
        ['Graphic Designer', 'Motion Designer', 'Illustrator'],
      ],
      ['Adobe Creative Cloud', 'Figma', 'Miro'],
    ),
    department(
      'Broadcast Operations',
      [
        'Vice President of Broadcast Operations',
        'Director of Master Control',
        'Broadcast Operations Manager',
        'Senior Broadcast Engineer',
        ['Broadcast Engineer', 'Master Control Operator'],
      ],
      ['Imagine Communications', 'Grass Valley AMPP', 'PagerDuty'],
    ),
    department(
      'Digital',
      [
        'Chief Digital Officer',
        'Digital Director',
        'Digital Product Manager',
        ['Senior Web Developer', 'Senior Digital Producer'],
        ['Web Developer', 'Digital Producer', 'SEO Specialist'],
      ],
      ['Contentful', 'Google Analytics', 'GitHub', 'Chartbeat'],
    ),
    department(
      'Audience Development',
      [
        'Chief Audience Officer',
        'Audience Director',
        'Newsletter Manager',
        'Senior Audience Strategist',
        ['Audience Editor', 'Social Media Editor'],
      ],
      ['Braze', 'Sprout Social', 'Piano'],
    ),
    department(
      'Advertising Sales',
      [
        'Chief Revenue Officer',
        'Advertising Sales Director',
        'Ad Operations Manager',
        ['Senior Account Executive', 'Senior Yield Analyst'],
        ['Account Executive', 'Ad Operations Specialist'],
      ],
      ['Salesforce', 'Google Ad Manager', 'Operative'],
    ),
    department(
      'Rights and Licensing',
      [
        'Vice President of Content Licensing',
        'Licensing Director',
        'Rights Manager',
        'Senior Rights Analyst',
        ['Rights Analyst', 'Clearance Coordinator'],
      ],
      ['Rightsline', 'DocuSign', 'FilmTrack'],
    ),
    MARKETING,
    LEGAL,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
