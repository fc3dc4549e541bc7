/** First and last names from around the world, in letters that fit a login. */
export const FIRST_NAMES: readonly string[] = `
  James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph
  Jessica Thomas Sarah Daniel Karen Emma Olivia Noah Liam Sophia Lucas Mia Ethan Amelia Henry Charlotte Oliver
  Grace Samuel Hannah Nathan Zoe Caleb Chloe Isaac Wei Mei Jun Li Xiu Ming Hao Yan Jing Tao Yuki Haruto Sakura
  Kenji Aiko Hiroshi Emi Takumi Naomi Ren Min-jun Seo-yeon Ji-woo Hyun Eun Joon Soo Hana Linh Minh Anh Thuy Duc
  Huong Nguyet Bao Siti Putri Budi Dewi Aarav Priya Arjun Ananya Rohan Kavya Vikram Divya Sanjay Meera Rahul Neha
  Amit Lakshmi Deepak Pooja Imran Fatima Bilal Ayesha Mohammed Layla Omar Yasmin Hassan Noor Karim Leila Tariq
  Amira Samir Rania Yusuf Dina Farid Maryam Reza Shirin Cem Elif Kwame Amara Chidi Ngozi Emeka Zainab Tunde Abena
  Kofi Adaeze Thabo Naledi Sipho Lerato Wanjiru Otieno Makena Juma Tesfaye Hanna Carlos Maria Jose Ana Luis Sofia
  Diego Camila Javier Valentina Mateo Lucia Andres Gabriela Rafael Isabela Thiago Beatriz Bruno Larissa Lukas Anna
  Felix Lena Jonas Clara Matteo Giulia Luca Chiara Pierre Camille Antoine Manon Hugo Ines Lars Ingrid Erik Astrid
  Ivan Olga Dmitri Natalia Pavel Katya Jan Zofia Piotr Agnieszka Marek Ewa Milos Jelena Nikola Ana-Maria Andrei
  Ioana Gabor Eszter Kai Leilani Koa Moana Tane Aroha Dakota Winona Sage River Jordan Taylor Morgan Casey Riley
  Avery Quinn Rowan Skyler Finley
`
  .trim()
  .split(/\s+/);

export const LAST_NAMES: readonly string[] = `
  Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Lee Thompson
  White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter
  Mitchell Campbell Roberts Turner Phillips Evans Parker Chen Wang Zhang Liu Huang Zhao Wu Zhou Lin Sun Tanaka
  Suzuki Sato Watanabe Yamamoto Nakamura Kobayashi Ito Kato Yoshida Kim Park Choi Jung Kang Cho Yoon Jang Nguyen
  Tran Pham Hoang Vu Dang Bui Santoso Wijaya Halim Lim Tan Patel Sharma Singh Kumar Gupta Reddy Nair Iyer Mehta
  Joshi Desai Rao Chatterjee Banerjee Khan Ahmed Malik Hussain Chowdhury Rahman Hassan Ali Ibrahim Mahmoud Farouk
  Haddad Khoury Nasser Aziz Saleh Karimi Hosseini Rahimi Yilmaz Demir Kaya Cohen Levi Mizrahi Peretz Okafor
  Adeyemi Eze Balogun Mensah Owusu Boateng Asante Dlamini Nkosi Mokoena Ndlovu Kamau Mwangi Odhiambo Wanjala
  Tadesse Bekele Diallo Traore Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez Torres
  Flores Rivera Silva Santos Oliveira Pereira Costa Almeida Rojas Vargas Mueller Schmidt Schneider Fischer Weber
  Wagner Becker Rossi Ferrari Bianchi Romano Dubois Moreau Laurent Lefebvre Bernard Jansen Bakker Larsen Hansen
  Johansson Lindberg Nilsson Virtanen Korhonen Ivanov Petrov Volkov Kowalski Nowak Wisniewski Novak Horvat Kovac
  Petrovic Popescu Ionescu Nagy Szabo Papadopoulos Kealoha Kahale Tupou Begay Whitehorse Brennan Murphy Kelly Byrne
  Walsh MacDonald Stewart Fraser Hughes Pritchard Sullivan Doyle Callahan Quinn Fitzgerald
`
  .trim()
  .split(/\s+/);
