# Advice for people at home, sent with /advice by townships, communities and health centres: one a day at most.
#
# Each piece has: the words; .title; .source (who published it and what it is called, so that anybody can look it up);
# .reviewed (year-month-day); .by (the office that reviewed it, not a name). The pieces and their dates are the same in
# Chinese and in English; a piece that lacks one of these is not sent.
# Short, calm, no exclamation marks. The emergency number is written {$emergency}: it becomes the one that is set here.
#
# The authors wrote these drafts after their sources, which does not replace the review by the local health authority:
# put a reviewed file into TEXTS_DIR/advice/, with its own date and office. A piece of the same name there replaces the
# one here, a new one comes after them.

ventilation = Open a window every morning and evening, just a little when it is cold, and keep warm in another room meanwhile. Close the door of your own room so that the air goes out.
    .title = Fresh air
    .source = National Health Commission of China, Guide to home treatment of people with COVID-19
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
thermometer = After a hot drink, a bath or exercise, rest for 30 minutes before you take your temperature. Dry the armpit; hold a mercury thermometer there for 5 minutes, an electronic one until it beeps.
    .title = Taking your temperature
    .source = MedlinePlus, US National Library of Medicine, Temperature measurement
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
hands = Wash your hands with soap under running water before cooking and eating, after the toilet and after touching a mask: palms, backs, between the fingers, fingertips, for about 20 seconds; then dry them.
    .title = Washing hands
    .source = World Health Organization, Hand hygiene: why, how and when
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
masks = When somebody brings something or takes your temperature, put on a mask over mouth and nose before you open the door, and keep a metre apart. Things can be left at the door until they have gone.
    .title = A mask at the door
    .source = World Health Organization, Home care for patients with suspected or confirmed COVID-19 and management of their contacts
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
waste = Put used tissues and masks into a bin with a lid. Tie the bag when it is three quarters full and put it into a second one. Leave it where you agreed, somebody will fetch it; then wash your hands.
    .title = Waste bags
    .source = World Health Organization, Home care for patients with suspected or confirmed COVID-19 and management of their contacts
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
medicines = Please go on taking your regular medicines, for blood pressure or sugar, say; do not stop or change them by yourself. See how many days they will last, and ask us for more in good time.
    .title = Regular medicines
    .source = World Health Organization, Mental health and psychosocial considerations during the COVID-19 outbreak
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
sleep = Sleeping badly or worrying alone at home happens to many. Get some daylight, look at the news less often, talk with somebody every day. To talk to a counsellor call 12356, or tell your grid worker.
    .title = Sleep and worry
    .source = World Health Organization, Mental health and psychosocial considerations during the COVID-19 outbreak; line: National Health Commission of China
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
elderly = Older people can be ill without a fever. No appetite, no strength, sleepy all day, a little confused: please tell us early. Families, a call every day helps.
    .title = Older people at home
    .source = World Health Organization, Clinical management of COVID-19: interim guidance
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
children = Keep a child's day much as it always is, play a while every day, and say in simple words why you stay at home. A child who is listless or will not eat or drink: please call us early.
    .title = Children at home
    .source = World Health Organization and UNICEF, Parenting in the time of COVID-19
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
danger = Short of breath, pain in the chest, blue lips, hard to wake, a fit: call {$emergency} at once, then tap the emergency button. Anything else that troubles you, write it here and your grid worker will see it.
    .title = When to call for help at once
    .source = National Health Commission of China, Guide to home treatment of people with COVID-19
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
food = Drink warm water often, before you are thirsty. Eat light meals with vegetables and eggs or beans every day, little oil and salt. If a doctor told you to drink less, follow the doctor.
    .title = Food and water
    .source = World Health Organization, Nutrition advice for adults during the COVID-19 outbreak
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
exercise = Walk about the room, stretch your arms, stand up and sit down holding a chair: a few minutes each time, several times a day. If you are tired or short of breath, stop and rest.
    .title = Moving at home
    .source = World Health Organization, HealthyAtHome: physical activity
    .reviewed = 2026-11-26
    .by = a draft of the authors, for the local health centre to confirm
