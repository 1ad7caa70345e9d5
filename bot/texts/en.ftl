# Every sentence the bot says. HTML; values are escaped before they are filled in.
# .b1, .b2 … are the buttons, left to right, top to bottom. Short, polite, one thing to do; no number of a rule is ever
# written out, nobody is blamed. A count that chooses between one and many: { $rows -> [one] … *[other] … }

## Residents: joining

bot-description =
    I am the home-care helper of {$community}. I ask for your temperature morning and evening, and you can tell me what you need.
    Tap START below and I will guide you step by step.
    If you find it hard to use, that is fine: call {$phone}.
    I am a program, not a doctor. In an emergency call {$emergency}.
choose-language = 请选语言 / Please choose a language
    .b1 = 中文
    .b2 = English
welcome-consent =
    Hello, this is the <b>{$community} home-care helper</b>.
    {$worker} asked me to keep you company for these {$total} days: I ask for your temperature morning and evening, and you can tell me what you need.

    Only the grid workers and duty staff of {$community} see your temperature, symptoms and notes. They are deleted {$retain} days after the end.
    I am a program, not a doctor. In an emergency call {$emergency}.
    .b1 = Yes, start
    .b2 = I report for a family member
    .b3 = I do not want this
confirm-identity = Please check: are you <b>{$masked_name}</b> at {$masked_addr}?
    .b1 = Yes, that is me
    .b2 = I am family, I report for them
    .b3 = No, wrong code
enrol-done =
    All set.
    Today is day {$day}; it ends on {$end_date}.
    I will ask at {$am} and {$pm}. Just answer with a number, for example <b>36.5</b>
    The four big buttons below always work.
declined = Understood, I will not message you. {$worker} will phone you instead. To use this later, scan the code again.

## Residents: the daily reading

prompt-morning =
    Good morning, {$name} ☀️ Day {$day} of {$total}.
    Please take your temperature and send me the number.
    For example: <b>36.5</b>
    .b1 = 🔢 Tap the number
    .b2 = I have no thermometer
prompt-evening =
    Good evening, {$name} 🌙 One more temperature and today is complete.
    Just send the number, for example: <b>36.5</b>
    .b1 = 🔢 Tap the number
    .b2 = I have no thermometer
reminder-1 =
    {$name}, I have not received your {$slot} temperature yet.
    No hurry. When you can, take it and send me the number.
    .b1 = 🔢 Tap the number
    .b2 = I have no thermometer
reminder-2 =
    {$name}, I have not heard from you yet and am a little worried.
    Please send it before {$deadline}. If that is difficult, tap below and {$worker} will call you.
    .b1 = 🔢 Tap the number
    .b2 = 📞 Please call me
    .b3 = I feel unwell
missed-resident =
    I did not get your {$slot} temperature, so I told {$worker}, who will contact you to see how you are.
    If you are fine you can still report now: just send the number.
    .b1 = 🔢 Tap the number
ask-symptoms =
    Noted: <b>{$value}℃</b>
    Do you feel unwell in any way?
    .b1 = No, I feel fine
    .b2 = Yes, I feel unwell
    .b3 = ✏️ Wrong temperature
thanks-normal =
    Thank you, {$name}: <b>{$value}℃, feeling fine</b>.
    {$next}
    .b1 = ✏️ Change it
next-evening = I will ask again at {$pm}.
next-tomorrow = Today is complete. Rest well.
symptom-pick = What is wrong? You can tap several, then tap “Done”.
    .b1 = Fever
    .b2 = Cough
    .b3 = Sore throat
    .b4 = Very tired
    .b5 = No smell/taste
    .b6 = Diarrhoea
    .b7 = Short of breath
    .b8 = Chest pain
    .b9 = Other, I will type
    .b10 = Done
symptom-noted =
    Noted: <b>{$symptoms}</b>.
    I told {$worker}, who will contact you soon. Please keep your phone near.
    If you are short of breath, have chest pain or get worse, tap 🆘 or call {$emergency}.
    .b1 = 📞 Please call me
    .b2 = ✏️ Change it
fever-noted =
    Noted: <b>{$value}℃, higher than usual</b>.
    I told {$worker}; you will be contacted within {$minutes} minutes. Please keep your phone near.
    Rest and drink some warm water. In {$recheck} minutes I will ask you to measure again.
    Short of breath, chest pain or confused: call {$emergency} now.
    .b1 = 📞 Call me now
    .b2 = ✏️ Wrong temperature
    .b3 = 🆘 I feel very ill
fever-recheck = {$name}, time to measure once more. Please send me the number.
    .b1 = 🔢 Tap the number
confirm-value = Do you mean <b>{$value}℃</b>?
    .b1 = Yes, {$value}℃
    .b2 = No, I will resend
confirm-low = <b>{$value}℃</b> is low; the thermometer may have slipped. Measuring again is best. If it is right, tap “Yes”.
    .b1 = Yes, {$value}℃
    .b2 = I will measure again
pick-one = I see two numbers. Which one is <b>yours, now</b>?
    .b1 = {$a}℃
    .b2 = {$b}℃
    .b3 = Neither
unclear-1 = Sorry, I did not understand. Please send the number, for example <b>36.5</b>
    .b1 = 🔢 Tap the number
unclear-2 = I still do not understand. Let us try another way: tap the numbers below.
    .b1 = 35
    .b2 = 36
    .b3 = 37
    .b4 = 38
    .b5 = 39
unclear-3 = No problem. I passed your words to {$worker}, who will contact you.
no-thermometer = That is fine, I will ask {$worker} to bring one. Do you feel hot now?
    .b1 = No, I feel fine
    .b2 = A little hot
    .b3 = Very hot
already-done = I have {$old}℃ from you for {$slot} (at {$time}). Change it to <b>{$value}℃</b>?
    .b1 = Change to {$value}℃
    .b2 = No, this is a new reading
corrected = Changed to <b>{$value}℃</b> (it was {$old}℃).
voice-received = I got your voice message and passed it to {$worker}. To be quicker you can also tap the number.
    .b1 = 🔢 Tap the number
photo-request = If you can, please send a photo of the thermometer (only the thermometer, not yourself). Otherwise tap “Skip”.
    .b1 = Skip
photo-received = Photo received and passed to {$worker}. Please also send me the number, for example <b>36.5</b>
    .b1 = 🔢 Tap the number

## Residents: supplies

supply-menu = What do you need? Tap one, or just type, send a picture or a voice message.
    .b1 = 🥬 Vegetables, meat
    .b2 = 🍚 Rice, flour, oil
    .b3 = 💊 Medicine
    .b4 = 🧴 Daily goods
    .b5 = 🗑 Rubbish
    .b6 = 📦 Parcel
    .b7 = Other, I will type
supply-detail =
    What and how much? For example: <b>1 kg greens, a tray of eggs</b>
    For medicine, write the name or photograph the box.
supply-when = How soon?
    .b1 = Very urgent (out of medicine or food)
    .b2 = Today
    .b3 = Tomorrow is fine
supply-created =
    Noted, request <b>{$no}</b>:
    {$items}
    {$worker} will reply.
    .b1 = ✏️ Change it
    .b2 = Cancel
supply-accepted = {$worker} took your request ({$no}); expected at your door {$eta}.
supply-unable = {$item} is not available: {$reason}. Would you like something else?
    .b1 = Something else
    .b2 = No, thanks
supply-delivered =
    Your things are at the door ({$no}).
    Wait two minutes and wear a mask before opening.
    .b1 = Got it
    .b2 = I do not see it
    .b3 = Wrong items
supply-done = Good, this request is complete. Tell me any time you need more.

## Residents: SOS, release and the rest

sos-sent =
    I alerted {$worker} and the duty phone {$duty_phone}.
    <b>If life is in danger call {$emergency} now.</b>
    If you can type, tell me what is wrong.
    .b1 = Tapped by mistake, I am fine
sos-cancelled = Good to hear. I told {$worker} it was a mistake. They may still call, just to be sure.
release-eve =
    {$name}, nearly there: <b>{$total} days are complete on {$end_date}</b>.
    Before release {$worker} will check with you: {$todo}. Please stay home until you get the notice.
release-day =
    {$name}, congratulations: your home observation <b>ended today</b>. The notice is below.
    For the next {$after_days} days keep an eye on your temperature and tell us if unwell.
    Thank you for these days, and take care.
release-pending = Today completes {$total} days. {$worker} still has to confirm; I will tell you at once. Please stay home until then.
not-enrolled =
    Hello, this is the {$community} home-care helper. You are not registered yet.
    Please scan the code from your grid worker, or call {$phone}.
    In an emergency call {$emergency}.
link-expired = This code has expired. No problem: call {$phone} and the grid worker will give you a new one.
link-used = This code was already used. If it was not someone in your family, please call {$phone} and tell us.
wrong-person = Sorry, that was our mistake. We will not message you again.
night-message = I got your message. {$worker} will answer after {$work_start}. In an emergency tap 🆘 or call {$emergency}.
message-passed = I passed your message to {$worker}.
outage = The system was down from {$from} to {$to}. I have everything you sent; no need to resend.
help-resident =
    I can help you:
    🌡 Report: just send the number, for example 36.5
    🛒 Ask for things: tell me what you need
    📞 Your grid worker: {$worker} {$phone}
    🆘 Emergency: tap 🆘 or call {$emergency}

## Grid workers

alert-fever =
    🔴 <b>Fever {$value}℃</b>  {$name}  {$addr}
    {$profile}
    Symptoms: {$symptoms}  Day {$day}/{$total}
    Last three: {$recent}
    📞 {$phone}
    Please take it within {$minutes} min, or it goes to {$next_person}.
    .b1 = I take it
    .b2 = Reached
    .b3 = No answer
    .b4 = File
    .b5 = Add note
    .b6 = Escalate
alert-missed =
    🟡 <b>No {$slot} report</b>  {$name}  {$addr}
    Asked at {$prompted}, { $count ->
        [one] reminded once
       *[other] reminded {$count} times
    }, no answer yet.
    Last: {$last}
    📞 {$phone}
    .b1 = I will contact
    .b2 = Reached by phone, report for them
    .b3 = No answer, remind me in {$minutes} min
missed-digest =
    🟡 <b>{ $missing ->
        [one] {$missing} {$slot} report
       *[other] {$missing} {$slot} reports
    } still to come</b> (due {$due})
    {$lines}
    Tap a name to report for them or log a call.
    .b1 = {$name1}  {$addr1}
    .b2 = Next page
    .b3 = Remind them again
alert-sos =
    🆘 <b>Emergency</b>  {$name}  {$addr}
    {$profile}
    They say: {$words}
    📞 {$phone}
    Also alerted: {$others}
    .b1 = I take it
    .b2 = Called {$emergency}
    .b3 = Checked: false alarm
alert-supply =
    🛒 <b>{$no}</b>  {$name}  {$addr}
    {$items}
    {$urgency}
    .b1 = Accept
    .b2 = Cannot
    .b3 = At the door
    .b4 = Give to volunteer
acked = ✅ {$actor} took it at {$time}
    .b1 = Resolve
    .b2 = Add note
    .b3 = Put back
ack-conflict = {$actor} already took this at {$time}.
escalated =
    ⏫ <b>Nobody took this for {$minutes} min</b>. {$person}, please handle.
    {$summary}
    .b1 = I take it
    .b2 = File
resolve-ask = What was the outcome?
    .b1 = Fever down, keep watching
    .b2 = Taken to hospital
    .b3 = Wrong number, corrected
    .b4 = Other, I will type
resolved = ☑️ Resolved by {$actor} at {$time}: {$outcome}
round-list =
    📋 <b>{$community}  {$slot}</b>  updated {$time}
    Managed {$managed}  ✅ {$done}  🟡 missing {$missing}  🔴 abnormal {$abnormal}  🛒 {$supplies}
    {$lines}
    .b1 = Missing {$missing}
    .b2 = Abnormal {$abnormal}
    .b3 = Supplies {$supplies}
    .b4 = All
    .b5 = Refresh
proxy-ask = Reporting for <b>{$name}</b>: temperature? (It will be recorded as “by phone, {$actor}”.)
    .b1 = 35
    .b2 = 36
    .b3 = 37
    .b4 = 38
    .b5 = 39
    .b6 = No answer
blocked-notice =
    ⚠️ <b>{$name} no longer receives messages</b> (the bot was stopped).
    Please call {$phone}. From now on report for them by phone.
    .b1 = Switch to phone reports
    .b2 = New code
unlinked-notice = ⏳ {$name} ({$addr}) was registered {$hours} h ago and has not scanned yet.
    .b1 = Show code again
    .b2 = Switch to phone reports
voice-forward = 🎤 Voice message from {$name} ({$addr}), {$seconds} s
    .b1 = Report for them
    .b2 = Called back
not-yours = This resident is not in your grid.
quiet-hours-held = 🌙 { $count ->
        [one] One item was
       *[other] {$count} items were
    } not urgent and waited overnight:

## Reports and admins

daily-report =
    <pre>[{$community} home monitoring, daily report] {$date} 00-24h
    1. Managed {$managed}: new {$new}, released {$released}, moved {$moved}
    2. Reports due {$due}, received {$done}, rate {$rate}% (self {$self}, proxy {$proxy})
    3. Fever {$fever}, symptoms {$symptom}, hospital {$hospital}
    4. Out of contact {$lost}
    5. Supplies {$supply}, completed {$supply_done}
    6. Needs from above: {$needs}
    By {$author}  {$now}</pre>
    .b1 = Confirm
    .b2 = Download ledger
    .b3 = Edit remark
daily-report-zero = {$community} {$date}: managed {$managed}, fever 0, symptoms 0, out of contact 0. Zero report.
report-locked = Report confirmed by {$actor} at {$time}. Later entries go to the “Corrections” sheet.
enrol-created =
    Registered <b>{$name}</b>  {$addr}  {$start} to {$end}
    The code is valid for {$hours} h and works once. Print it or let them scan it.
    .b1 = Printable card
    .b2 = Revoke and renew
import-preview = Rows read {$rows}: ready {$ok}, already there {$duplicate}, with problems {$bad} (marked in the file). Import now?
    .b1 = Import { $ok ->
        [one] one row
       *[other] {$ok} rows
    }
    .b2 = Problem rows only
    .b3 = Cancel
broadcast-preview = This goes to { $count ->
        [one] one person
       *[other] {$count} people
    } ({$scope}) and takes about {$seconds} s. Please check the preview above.
    .b1 = Send
    .b2 = Cancel
ops-late = ⚙️ The system was down for {$minutes} min. Reminders sent late: {$late}; outdated and not sent: {$skipped}.
