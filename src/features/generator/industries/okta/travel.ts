import { CUSTOMER_SERVICE, FINANCE, HUMAN_RESOURCES, INFORMATION_TECHNOLOGY, MARKETING } from './common-departments.js';
import { department } from './department.js';
import type { OktaIndustry } from './okta-industry.js';

export const TRAVEL: OktaIndustry = {
  id: 'travel',
  label: 'Travel',
  departments: [
    department(
      'Reservations',
      [
        'Vice President of Reservations',
        'Reservations Director',
        'Reservations Manager',
        'Senior Reservations Agent',
        ['Reservations Agent', 'Booking Coordinator'],
      ],
      ['Sabre', 'Amadeus', 'Genesys Cloud'],
    ),
    department(
      'Hotel Operations',
      [
        'Chief Operating Officer',
        'Director of Operations',
        ['General Manager', 'Housekeeping Manager'],
        ['Assistant General Manager', 'Senior Duty Manager'],
        ['Front Desk Agent', 'Housekeeping Supervisor', 'Night Auditor'],
      ],
      ['Oracle OPERA', 'HotSOS', 'Quore'],
    ),
    department(
      'Guest Services',
      [
        'Chief Experience Officer',
        'Guest Experience Director',
        'Guest Services Manager',
        'Senior Concierge',
        ['Concierge', 'Guest Relations Agent'],
      ],
      ['Medallia', 'Zendesk', 'Alice'],
    ),
    department(
      'Tour Operations',
      [
        'Vice President of Tours',
        'Tour Operations Director',
        'Destination Manager',
        ['Senior Tour Planner', 'Lead Guide'],
        ['Tour Planner', 'Tour Guide', 'Itinerary Coordinator'],
      ],
      ['Tourplan', 'Rezdy', 'Google Maps Platform'],
    ),
    department(
      'Revenue Management',
      [
        'Chief Commercial Officer',
        'Revenue Director',
        'Revenue Manager',
        'Senior Revenue Analyst',
        ['Revenue Analyst', 'Pricing Analyst'],
      ],
      ['IDeaS', 'Duetto', 'Tableau'],
    ),
    department(
      'Loyalty Programs',
      [
        'Vice President of Loyalty',
        'Loyalty Director',
        'Loyalty Program Manager',
        'Senior Loyalty Analyst',
        ['Loyalty Analyst', 'Member Services Agent'],
      ],
      ['Salesforce', 'Braze', 'Snowflake'],
    ),
    department(
      'Corporate Travel',
      [
        'Vice President of Corporate Travel',
        'Corporate Accounts Director',
        'Corporate Account Manager',
        'Senior Travel Consultant',
        ['Travel Consultant', 'Implementation Specialist'],
      ],
      ['Sabre', 'SAP Concur', 'Navan'],
    ),
    department(
      'Food and Beverage',
      [
        'Vice President of Food and Beverage',
        'Food and Beverage Director',
        ['Restaurant Manager', 'Banquet Manager'],
        ['Executive Sous Chef', 'Head Sommelier'],
        ['Chef de Partie', 'Server', 'Bartender'],
      ],
      ['Toast', 'Oracle Simphony', '7shifts'],
    ),
    CUSTOMER_SERVICE,
    MARKETING,
    HUMAN_RESOURCES,
    FINANCE,
    INFORMATION_TECHNOLOGY,
  ],
};
