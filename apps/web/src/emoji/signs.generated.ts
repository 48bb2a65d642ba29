// Made from emojibase-data by `pnpm --filter @parley/web run codegen`. Do not edit.
export const signs = `😀	0	0	grinning
😃	0	0	smiley
😄	0	0	smile
😁	0	0	grin
😆	0	0	laughing satisfied
😅	0	0	sweat_smile
🤣	0	0	rolling_on_the_floor_laughing rofl
😂	0	0	joy
🙂	0	0	slightly_smiling_face
🙃	0	0	upside_down_face
🫠	0	0	melting_face
😉	0	0	wink
😊	0	0	blush
😇	0	0	innocent
🥰	0	0	smiling_face_with_3_hearts smiling_face_with_three_hearts
😍	0	0	heart_eyes
🤩	0	0	star-struck grinning_face_with_star_eyes star_struck
😘	0	0	kissing_heart
😗	0	0	kissing
☺️	0	0	relaxed
😚	0	0	kissing_closed_eyes
😙	0	0	kissing_smiling_eyes
🥲	0	0	smiling_face_with_tear
😋	0	0	yum
😛	0	0	stuck_out_tongue
😜	0	0	stuck_out_tongue_winking_eye
🤪	0	0	zany_face grinning_face_with_one_large_and_one_small_eye
😝	0	0	stuck_out_tongue_closed_eyes
🤑	0	0	money_mouth_face
🤗	0	0	hugging_face hugs
🤭	0	0	face_with_hand_over_mouth smiling_face_with_smiling_eyes_and_hand_covering_mouth hand_over_mouth
🫢	0	0	face_with_open_eyes_and_hand_over_mouth
🫣	0	0	face_with_peeking_eye
🤫	0	0	shushing_face face_with_finger_covering_closed_lips
🤔	0	0	thinking_face thinking
🫡	0	0	saluting_face
🤐	0	0	zipper_mouth_face
🤨	0	0	face_with_raised_eyebrow face_with_one_eyebrow_raised raised_eyebrow
😐	0	0	neutral_face
😑	0	0	expressionless
😶	0	0	no_mouth
🫥	0	0	dotted_line_face
😶‍🌫️	0	0	face_in_clouds
😏	0	0	smirk
😒	0	0	unamused
🙄	0	0	face_with_rolling_eyes roll_eyes
😬	0	0	grimacing
😮‍💨	0	0	face_exhaling
🤥	0	0	lying_face
🫨	0	0	shaking_face
🙂‍↔️	0	0	head_shaking_horizontally
🙂‍↕️	0	0	head_shaking_vertically
😌	0	0	relieved
😔	0	0	pensive
😪	0	0	sleepy
🤤	0	0	drooling_face
😴	0	0	sleeping
😷	0	0	mask
🤒	0	0	face_with_thermometer
🤕	0	0	face_with_head_bandage
🤢	0	0	nauseated_face
🤮	0	0	face_vomiting face_with_open_mouth_vomiting vomiting_face
🤧	0	0	sneezing_face
🥵	0	0	hot_face
🥶	0	0	cold_face
🥴	0	0	woozy_face
😵	0	0	dizzy_face
😵‍💫	0	0	face_with_spiral_eyes
🤯	0	0	exploding_head shocked_face_with_exploding_head
🤠	0	0	face_with_cowboy_hat cowboy_hat_face
🥳	0	0	partying_face
🥸	0	0	disguised_face
😎	0	0	sunglasses
🤓	0	0	nerd_face
🧐	0	0	face_with_monocle monocle_face
😕	0	0	confused
🫤	0	0	face_with_diagonal_mouth
😟	0	0	worried
🙁	0	0	slightly_frowning_face
☹️	0	0	white_frowning_face frowning_face
😮	0	0	open_mouth
😯	0	0	hushed
😲	0	0	astonished
😳	0	0	flushed
🥺	0	0	pleading_face
🥹	0	0	face_holding_back_tears
😦	0	0	frowning
😧	0	0	anguished
😨	0	0	fearful
😰	0	0	cold_sweat
😥	0	0	disappointed_relieved
😢	0	0	cry
😭	0	0	sob
😱	0	0	scream
😖	0	0	confounded
😣	0	0	persevere
😞	0	0	disappointed
😓	0	0	sweat
😩	0	0	weary
😫	0	0	tired_face
🥱	0	0	yawning_face
😤	0	0	triumph
😡	0	0	rage pout
😠	0	0	angry
🤬	0	0	face_with_symbols_on_mouth serious_face_with_symbols_covering_mouth cursing_face
😈	0	0	smiling_imp
👿	0	0	imp
💀	0	0	skull
☠️	0	0	skull_and_crossbones
💩	0	0	hankey poop shit
🤡	0	0	clown_face
👹	0	0	japanese_ogre
👺	0	0	japanese_goblin
👻	0	0	ghost
👽	0	0	alien
👾	0	0	space_invader
🤖	0	0	robot_face robot
😺	0	0	smiley_cat
😸	0	0	smile_cat
😹	0	0	joy_cat
😻	0	0	heart_eyes_cat
😼	0	0	smirk_cat
😽	0	0	kissing_cat
🙀	0	0	scream_cat
😿	0	0	crying_cat_face
😾	0	0	pouting_cat
🙈	0	0	see_no_evil
🙉	0	0	hear_no_evil
🙊	0	0	speak_no_evil
💌	0	0	love_letter
💘	0	0	cupid
💝	0	0	gift_heart
💖	0	0	sparkling_heart
💗	0	0	heartpulse
💓	0	0	heartbeat
💞	0	0	revolving_hearts
💕	0	0	two_hearts
💟	0	0	heart_decoration
❣️	0	0	heavy_heart_exclamation_mark_ornament heavy_heart_exclamation
💔	0	0	broken_heart
❤️‍🔥	0	0	heart_on_fire
❤️‍🩹	0	0	mending_heart
❤️	0	0	heart
🩷	0	0	pink_heart
🧡	0	0	orange_heart
💛	0	0	yellow_heart
💚	0	0	green_heart
💙	0	0	blue_heart
🩵	0	0	light_blue_heart
💜	0	0	purple_heart
🤎	0	0	brown_heart
🖤	0	0	black_heart
🩶	0	0	grey_heart
🤍	0	0	white_heart
💋	0	0	kiss
💯	0	0	100
💢	0	0	anger
💥	0	0	boom collision
💫	0	0	dizzy
💦	0	0	sweat_drops
💨	0	0	dash
🕳️	0	0	hole
💬	0	0	speech_balloon
👁️‍🗨️	0	0	eye-in-speech-bubble eye_speech_bubble
🗨️	0	0	left_speech_bubble
🗯️	0	0	right_anger_bubble
💭	0	0	thought_balloon
💤	0	0	zzz
👋	1	1	wave
🤚	1	1	raised_back_of_hand
🖐️	1	1	raised_hand_with_fingers_splayed
✋	1	1	hand raised_hand
🖖	1	1	spock-hand vulcan_salute
🫱	1	1	rightwards_hand
🫲	1	1	leftwards_hand
🫳	1	1	palm_down_hand
🫴	1	1	palm_up_hand
🫷	1	1	leftwards_pushing_hand
🫸	1	1	rightwards_pushing_hand
👌	1	1	ok_hand
🤌	1	1	pinched_fingers
🤏	1	1	pinching_hand
✌️	1	1	v
🤞	1	1	crossed_fingers hand_with_index_and_middle_fingers_crossed
🫰	1	1	hand_with_index_finger_and_thumb_crossed
🤟	1	1	i_love_you_hand_sign love_you_gesture
🤘	1	1	the_horns sign_of_the_horns metal
🤙	1	1	call_me_hand
👈	1	1	point_left
👉	1	1	point_right
👆	1	1	point_up_2
🖕	1	1	middle_finger reversed_hand_with_middle_finger_extended fu
👇	1	1	point_down
☝️	1	1	point_up
🫵	1	1	index_pointing_at_the_viewer
👍	1	1	+1 thumbsup
👎	1	1	-1 thumbsdown
✊	1	1	fist fist_raised
👊	1	1	facepunch punch fist_oncoming
🤛	1	1	left-facing_fist fist_left
🤜	1	1	right-facing_fist fist_right
👏	1	1	clap
🙌	1	1	raised_hands
🫶	1	1	heart_hands
👐	1	1	open_hands
🤲	1	1	palms_up_together
🤝	1	1	handshake
🙏	1	1	pray
✍️	1	1	writing_hand
💅	1	1	nail_care
🤳	1	1	selfie
💪	1	1	muscle
🦾	1	0	mechanical_arm
🦿	1	0	mechanical_leg
🦵	1	1	leg
🦶	1	1	foot
👂	1	1	ear
🦻	1	1	ear_with_hearing_aid
👃	1	1	nose
🧠	1	0	brain
🫀	1	0	anatomical_heart
🫁	1	0	lungs
🦷	1	0	tooth
🦴	1	0	bone
👀	1	0	eyes
👁️	1	0	eye
👅	1	0	tongue
👄	1	0	lips
🫦	1	0	biting_lip
👶	1	1	baby
🧒	1	1	child
👦	1	1	boy
👧	1	1	girl
🧑	1	1	adult
👱	1	1	person_with_blond_hair blond_haired_person
👨	1	1	man
🧔	1	1	bearded_person
🧔‍♂️	1	1	man_with_beard man_beard
🧔‍♀️	1	1	woman_with_beard woman_beard
👨‍🦰	1	1	red_haired_man
👨‍🦱	1	1	curly_haired_man
👨‍🦳	1	1	white_haired_man
👨‍🦲	1	1	bald_man
👩	1	1	woman
👩‍🦰	1	1	red_haired_woman
🧑‍🦰	1	1	red_haired_person person_red_hair
👩‍🦱	1	1	curly_haired_woman
🧑‍🦱	1	1	curly_haired_person person_curly_hair
👩‍🦳	1	1	white_haired_woman
🧑‍🦳	1	1	white_haired_person person_white_hair
👩‍🦲	1	1	bald_woman
🧑‍🦲	1	1	bald_person person_bald
👱‍♀️	1	1	blond-haired-woman blond_haired_woman blonde_woman
👱‍♂️	1	1	blond-haired-man blond_haired_man
🧓	1	1	older_adult
👴	1	1	older_man
👵	1	1	older_woman
🙍	1	1	person_frowning frowning_person
🙍‍♂️	1	1	man-frowning frowning_man
🙍‍♀️	1	1	woman-frowning frowning_woman
🙎	1	1	person_with_pouting_face pouting_face
🙎‍♂️	1	1	man-pouting pouting_man
🙎‍♀️	1	1	woman-pouting pouting_woman
🙅	1	1	no_good
🙅‍♂️	1	1	man-gesturing-no ng_man no_good_man
🙅‍♀️	1	1	woman-gesturing-no ng_woman no_good_woman
🙆	1	1	ok_woman ok_person
🙆‍♂️	1	1	man-gesturing-ok ok_man
🙆‍♀️	1	1	woman-gesturing-ok ok_woman
💁	1	1	information_desk_person tipping_hand_person
💁‍♂️	1	1	man-tipping-hand sassy_man tipping_hand_man
💁‍♀️	1	1	woman-tipping-hand sassy_woman tipping_hand_woman
🙋	1	1	raising_hand
🙋‍♂️	1	1	man-raising-hand raising_hand_man
🙋‍♀️	1	1	woman-raising-hand raising_hand_woman
🧏	1	1	deaf_person
🧏‍♂️	1	1	deaf_man
🧏‍♀️	1	1	deaf_woman
🙇	1	1	bow
🙇‍♂️	1	1	man-bowing bowing_man
🙇‍♀️	1	1	woman-bowing bowing_woman
🤦	1	1	face_palm facepalm
🤦‍♂️	1	1	man-facepalming man_facepalming
🤦‍♀️	1	1	woman-facepalming woman_facepalming
🤷	1	1	shrug
🤷‍♂️	1	1	man-shrugging man_shrugging
🤷‍♀️	1	1	woman-shrugging woman_shrugging
🧑‍⚕️	1	1	health_worker
👨‍⚕️	1	1	male-doctor man_health_worker
👩‍⚕️	1	1	female-doctor woman_health_worker
🧑‍🎓	1	1	student
👨‍🎓	1	1	male-student man_student
👩‍🎓	1	1	female-student woman_student
🧑‍🏫	1	1	teacher
👨‍🏫	1	1	male-teacher man_teacher
👩‍🏫	1	1	female-teacher woman_teacher
🧑‍⚖️	1	1	judge
👨‍⚖️	1	1	male-judge man_judge
👩‍⚖️	1	1	female-judge woman_judge
🧑‍🌾	1	1	farmer
👨‍🌾	1	1	male-farmer man_farmer
👩‍🌾	1	1	female-farmer woman_farmer
🧑‍🍳	1	1	cook
👨‍🍳	1	1	male-cook man_cook
👩‍🍳	1	1	female-cook woman_cook
🧑‍🔧	1	1	mechanic
👨‍🔧	1	1	male-mechanic man_mechanic
👩‍🔧	1	1	female-mechanic woman_mechanic
🧑‍🏭	1	1	factory_worker
👨‍🏭	1	1	male-factory-worker man_factory_worker
👩‍🏭	1	1	female-factory-worker woman_factory_worker
🧑‍💼	1	1	office_worker
👨‍💼	1	1	male-office-worker man_office_worker
👩‍💼	1	1	female-office-worker woman_office_worker
🧑‍🔬	1	1	scientist
👨‍🔬	1	1	male-scientist man_scientist
👩‍🔬	1	1	female-scientist woman_scientist
🧑‍💻	1	1	technologist
👨‍💻	1	1	male-technologist man_technologist
👩‍💻	1	1	female-technologist woman_technologist
🧑‍🎤	1	1	singer
👨‍🎤	1	1	male-singer man_singer
👩‍🎤	1	1	female-singer woman_singer
🧑‍🎨	1	1	artist
👨‍🎨	1	1	male-artist man_artist
👩‍🎨	1	1	female-artist woman_artist
🧑‍✈️	1	1	pilot
👨‍✈️	1	1	male-pilot man_pilot
👩‍✈️	1	1	female-pilot woman_pilot
🧑‍🚀	1	1	astronaut
👨‍🚀	1	1	male-astronaut man_astronaut
👩‍🚀	1	1	female-astronaut woman_astronaut
🧑‍🚒	1	1	firefighter
👨‍🚒	1	1	male-firefighter man_firefighter
👩‍🚒	1	1	female-firefighter woman_firefighter
👮	1	1	cop police_officer
👮‍♂️	1	1	male-police-officer policeman
👮‍♀️	1	1	female-police-officer policewoman
🕵️	1	1	sleuth_or_spy detective
🕵️‍♂️	1	1	male-detective male_detective
🕵️‍♀️	1	1	female-detective female_detective
💂	1	1	guardsman guard
💂‍♂️	1	1	male-guard guardsman
💂‍♀️	1	1	female-guard guardswoman
🥷	1	1	ninja
👷	1	1	construction_worker
👷‍♂️	1	1	male-construction-worker construction_worker_man
👷‍♀️	1	1	female-construction-worker construction_worker_woman
🫅	1	1	person_with_crown
🤴	1	1	prince
👸	1	1	princess
👳	1	1	man_with_turban person_with_turban
👳‍♂️	1	1	man-wearing-turban man_with_turban
👳‍♀️	1	1	woman-wearing-turban woman_with_turban
👲	1	1	man_with_gua_pi_mao
🧕	1	1	person_with_headscarf woman_with_headscarf
🤵	1	1	person_in_tuxedo
🤵‍♂️	1	1	man_in_tuxedo
🤵‍♀️	1	1	woman_in_tuxedo
👰	1	1	bride_with_veil person_with_veil
👰‍♂️	1	1	man_with_veil
👰‍♀️	1	1	woman_with_veil bride_with_veil
🤰	1	1	pregnant_woman
🫃	1	1	pregnant_man
🫄	1	1	pregnant_person
🤱	1	1	breast-feeding breast_feeding
👩‍🍼	1	1	woman_feeding_baby
👨‍🍼	1	1	man_feeding_baby
🧑‍🍼	1	1	person_feeding_baby
👼	1	1	angel
🎅	1	1	santa
🤶	1	1	mrs_claus mother_christmas
🧑‍🎄	1	1	mx_claus
🦸	1	1	superhero
🦸‍♂️	1	1	male_superhero superhero_man
🦸‍♀️	1	1	female_superhero superhero_woman
🦹	1	1	supervillain
🦹‍♂️	1	1	male_supervillain supervillain_man
🦹‍♀️	1	1	female_supervillain supervillain_woman
🧙	1	1	mage
🧙‍♂️	1	1	male_mage mage_man
🧙‍♀️	1	1	female_mage mage_woman
🧚	1	1	fairy
🧚‍♂️	1	1	male_fairy fairy_man
🧚‍♀️	1	1	female_fairy fairy_woman
🧛	1	1	vampire
🧛‍♂️	1	1	male_vampire vampire_man
🧛‍♀️	1	1	female_vampire vampire_woman
🧜	1	1	merperson
🧜‍♂️	1	1	merman
🧜‍♀️	1	1	mermaid
🧝	1	1	elf
🧝‍♂️	1	1	male_elf elf_man
🧝‍♀️	1	1	female_elf elf_woman
🧞	1	0	genie
🧞‍♂️	1	0	male_genie genie_man
🧞‍♀️	1	0	female_genie genie_woman
🧟	1	0	zombie
🧟‍♂️	1	0	male_zombie zombie_man
🧟‍♀️	1	0	female_zombie zombie_woman
🧌	1	0	troll
💆	1	1	massage
💆‍♂️	1	1	man-getting-massage massage_man
💆‍♀️	1	1	woman-getting-massage massage_woman
💇	1	1	haircut
💇‍♂️	1	1	man-getting-haircut haircut_man
💇‍♀️	1	1	woman-getting-haircut haircut_woman
🚶	1	1	walking
🚶‍♂️	1	1	man-walking walking_man
🚶‍♀️	1	1	woman-walking walking_woman
🚶‍➡️	1	1	person_walking_facing_right
🚶‍♀️‍➡️	1	1	woman_walking_facing_right
🚶‍♂️‍➡️	1	1	man_walking_facing_right
🧍	1	1	standing_person
🧍‍♂️	1	1	man_standing standing_man
🧍‍♀️	1	1	woman_standing standing_woman
🧎	1	1	kneeling_person
🧎‍♂️	1	1	man_kneeling kneeling_man
🧎‍♀️	1	1	woman_kneeling kneeling_woman
🧎‍➡️	1	1	person_kneeling_facing_right
🧎‍♀️‍➡️	1	1	woman_kneeling_facing_right
🧎‍♂️‍➡️	1	1	man_kneeling_facing_right
🧑‍🦯	1	1	person_with_probing_cane
🧑‍🦯‍➡️	1	1	person_with_white_cane_facing_right
👨‍🦯	1	1	man_with_probing_cane
👨‍🦯‍➡️	1	1	man_with_white_cane_facing_right
👩‍🦯	1	1	woman_with_probing_cane
👩‍🦯‍➡️	1	1	woman_with_white_cane_facing_right
🧑‍🦼	1	1	person_in_motorized_wheelchair
🧑‍🦼‍➡️	1	1	person_in_motorized_wheelchair_facing_right
👨‍🦼	1	1	man_in_motorized_wheelchair
👨‍🦼‍➡️	1	1	man_in_motorized_wheelchair_facing_right
👩‍🦼	1	1	woman_in_motorized_wheelchair
👩‍🦼‍➡️	1	1	woman_in_motorized_wheelchair_facing_right
🧑‍🦽	1	1	person_in_manual_wheelchair
🧑‍🦽‍➡️	1	1	person_in_manual_wheelchair_facing_right
👨‍🦽	1	1	man_in_manual_wheelchair
👨‍🦽‍➡️	1	1	man_in_manual_wheelchair_facing_right
👩‍🦽	1	1	woman_in_manual_wheelchair
👩‍🦽‍➡️	1	1	woman_in_manual_wheelchair_facing_right
🏃	1	1	runner running
🏃‍♂️	1	1	man-running running_man
🏃‍♀️	1	1	woman-running running_woman
🏃‍➡️	1	1	person_running_facing_right
🏃‍♀️‍➡️	1	1	woman_running_facing_right
🏃‍♂️‍➡️	1	1	man_running_facing_right
💃	1	1	dancer woman_dancing
🕺	1	1	man_dancing
🕴️	1	1	man_in_business_suit_levitating business_suit_levitating
👯	1	1	dancers
👯‍♂️	1	1	men-with-bunny-ears-partying man-with-bunny-ears-partying dancing_men
👯‍♀️	1	1	women-with-bunny-ears-partying woman-with-bunny-ears-partying dancing_women
🧖	1	1	person_in_steamy_room sauna_person
🧖‍♂️	1	1	man_in_steamy_room sauna_man
🧖‍♀️	1	1	woman_in_steamy_room sauna_woman
🧗	1	1	person_climbing climbing
🧗‍♂️	1	1	man_climbing climbing_man
🧗‍♀️	1	1	woman_climbing climbing_woman
🤺	1	0	fencer person_fencing
🏇	1	1	horse_racing
⛷️	1	0	skier
🏂	1	1	snowboarder
🏌️	1	1	golfer golfing
🏌️‍♂️	1	1	man-golfing golfing_man
🏌️‍♀️	1	1	woman-golfing golfing_woman
🏄	1	1	surfer
🏄‍♂️	1	1	man-surfing surfing_man
🏄‍♀️	1	1	woman-surfing surfing_woman
🚣	1	1	rowboat
🚣‍♂️	1	1	man-rowing-boat rowing_man
🚣‍♀️	1	1	woman-rowing-boat rowing_woman
🏊	1	1	swimmer
🏊‍♂️	1	1	man-swimming swimming_man
🏊‍♀️	1	1	woman-swimming swimming_woman
⛹️	1	1	person_with_ball bouncing_ball_person
⛹️‍♂️	1	1	man-bouncing-ball basketball_man bouncing_ball_man
⛹️‍♀️	1	1	woman-bouncing-ball basketball_woman bouncing_ball_woman
🏋️	1	1	weight_lifter weight_lifting
🏋️‍♂️	1	1	man-lifting-weights weight_lifting_man
🏋️‍♀️	1	1	woman-lifting-weights weight_lifting_woman
🚴	1	1	bicyclist
🚴‍♂️	1	1	man-biking biking_man
🚴‍♀️	1	1	woman-biking biking_woman
🚵	1	1	mountain_bicyclist
🚵‍♂️	1	1	man-mountain-biking mountain_biking_man
🚵‍♀️	1	1	woman-mountain-biking mountain_biking_woman
🤸	1	1	person_doing_cartwheel cartwheeling
🤸‍♂️	1	1	man-cartwheeling man_cartwheeling
🤸‍♀️	1	1	woman-cartwheeling woman_cartwheeling
🤼	1	1	wrestlers wrestling
🤼‍♂️	1	1	man-wrestling men_wrestling
🤼‍♀️	1	1	woman-wrestling women_wrestling
🤽	1	1	water_polo
🤽‍♂️	1	1	man-playing-water-polo man_playing_water_polo
🤽‍♀️	1	1	woman-playing-water-polo woman_playing_water_polo
🤾	1	1	handball handball_person
🤾‍♂️	1	1	man-playing-handball man_playing_handball
🤾‍♀️	1	1	woman-playing-handball woman_playing_handball
🤹	1	1	juggling juggling_person
🤹‍♂️	1	1	man-juggling man_juggling
🤹‍♀️	1	1	woman-juggling woman_juggling
🧘	1	1	person_in_lotus_position lotus_position
🧘‍♂️	1	1	man_in_lotus_position lotus_position_man
🧘‍♀️	1	1	woman_in_lotus_position lotus_position_woman
🛀	1	1	bath
🛌	1	1	sleeping_accommodation sleeping_bed
🧑‍🤝‍🧑	1	0	people_holding_hands
👭	1	1	two_women_holding_hands women_holding_hands
👫	1	1	man_and_woman_holding_hands woman_and_man_holding_hands couple
👬	1	1	two_men_holding_hands men_holding_hands
💏	1	1	couplekiss
👩‍❤️‍💋‍👨	1	0	woman-kiss-man couplekiss_man_woman
👨‍❤️‍💋‍👨	1	0	man-kiss-man couplekiss_man_man
👩‍❤️‍💋‍👩	1	0	woman-kiss-woman couplekiss_woman_woman
💑	1	1	couple_with_heart
👩‍❤️‍👨	1	0	woman-heart-man couple_with_heart_woman_man
👨‍❤️‍👨	1	0	man-heart-man couple_with_heart_man_man
👩‍❤️‍👩	1	0	woman-heart-woman couple_with_heart_woman_woman
👨‍👩‍👦	1	0	man-woman-boy family_man_woman_boy
👨‍👩‍👧	1	0	man-woman-girl family_man_woman_girl
👨‍👩‍👧‍👦	1	0	man-woman-girl-boy family_man_woman_girl_boy
👨‍👩‍👦‍👦	1	0	man-woman-boy-boy family_man_woman_boy_boy
👨‍👩‍👧‍👧	1	0	man-woman-girl-girl family_man_woman_girl_girl
👨‍👨‍👦	1	0	man-man-boy family_man_man_boy
👨‍👨‍👧	1	0	man-man-girl family_man_man_girl
👨‍👨‍👧‍👦	1	0	man-man-girl-boy family_man_man_girl_boy
👨‍👨‍👦‍👦	1	0	man-man-boy-boy family_man_man_boy_boy
👨‍👨‍👧‍👧	1	0	man-man-girl-girl family_man_man_girl_girl
👩‍👩‍👦	1	0	woman-woman-boy family_woman_woman_boy
👩‍👩‍👧	1	0	woman-woman-girl family_woman_woman_girl
👩‍👩‍👧‍👦	1	0	woman-woman-girl-boy family_woman_woman_girl_boy
👩‍👩‍👦‍👦	1	0	woman-woman-boy-boy family_woman_woman_boy_boy
👩‍👩‍👧‍👧	1	0	woman-woman-girl-girl family_woman_woman_girl_girl
👨‍👦	1	0	man-boy family_man_boy
👨‍👦‍👦	1	0	man-boy-boy family_man_boy_boy
👨‍👧	1	0	man-girl family_man_girl
👨‍👧‍👦	1	0	man-girl-boy family_man_girl_boy
👨‍👧‍👧	1	0	man-girl-girl family_man_girl_girl
👩‍👦	1	0	woman-boy family_woman_boy
👩‍👦‍👦	1	0	woman-boy-boy family_woman_boy_boy
👩‍👧	1	0	woman-girl family_woman_girl
👩‍👧‍👦	1	0	woman-girl-boy family_woman_girl_boy
👩‍👧‍👧	1	0	woman-girl-girl family_woman_girl_girl
🗣️	1	0	speaking_head_in_silhouette speaking_head
👤	1	0	bust_in_silhouette
👥	1	0	busts_in_silhouette
🫂	1	0	people_hugging
👪	1	0	family
🧑‍🧑‍🧒	1	0	family_adult_adult_child
🧑‍🧑‍🧒‍🧒	1	0	family_adult_adult_child_child
🧑‍🧒	1	0	family_adult_child
🧑‍🧒‍🧒	1	0	family_adult_child_child
👣	1	0	footprints
🐵	3	0	monkey_face
🐒	3	0	monkey
🦍	3	0	gorilla
🦧	3	0	orangutan
🐶	3	0	dog
🐕	3	0	dog2
🦮	3	0	guide_dog
🐕‍🦺	3	0	service_dog
🐩	3	0	poodle
🐺	3	0	wolf
🦊	3	0	fox_face
🦝	3	0	raccoon
🐱	3	0	cat
🐈	3	0	cat2
🐈‍⬛	3	0	black_cat
🦁	3	0	lion_face lion
🐯	3	0	tiger
🐅	3	0	tiger2
🐆	3	0	leopard
🐴	3	0	horse
🫎	3	0	moose
🫏	3	0	donkey
🐎	3	0	racehorse
🦄	3	0	unicorn_face unicorn
🦓	3	0	zebra_face zebra
🦌	3	0	deer
🦬	3	0	bison
🐮	3	0	cow
🐂	3	0	ox
🐃	3	0	water_buffalo
🐄	3	0	cow2
🐷	3	0	pig
🐖	3	0	pig2
🐗	3	0	boar
🐽	3	0	pig_nose
🐏	3	0	ram
🐑	3	0	sheep
🐐	3	0	goat
🐪	3	0	dromedary_camel
🐫	3	0	camel
🦙	3	0	llama
🦒	3	0	giraffe_face giraffe
🐘	3	0	elephant
🦣	3	0	mammoth
🦏	3	0	rhinoceros
🦛	3	0	hippopotamus
🐭	3	0	mouse
🐁	3	0	mouse2
🐀	3	0	rat
🐹	3	0	hamster
🐰	3	0	rabbit
🐇	3	0	rabbit2
🐿️	3	0	chipmunk
🦫	3	0	beaver
🦔	3	0	hedgehog
🦇	3	0	bat
🐻	3	0	bear
🐻‍❄️	3	0	polar_bear
🐨	3	0	koala
🐼	3	0	panda_face
🦥	3	0	sloth
🦦	3	0	otter
🦨	3	0	skunk
🦘	3	0	kangaroo
🦡	3	0	badger
🐾	3	0	feet paw_prints
🦃	3	0	turkey
🐔	3	0	chicken
🐓	3	0	rooster
🐣	3	0	hatching_chick
🐤	3	0	baby_chick
🐥	3	0	hatched_chick
🐦	3	0	bird
🐧	3	0	penguin
🕊️	3	0	dove_of_peace dove
🦅	3	0	eagle
🦆	3	0	duck
🦢	3	0	swan
🦉	3	0	owl
🦤	3	0	dodo
🪶	3	0	feather
🦩	3	0	flamingo
🦚	3	0	peacock
🦜	3	0	parrot
🪽	3	0	wing
🐦‍⬛	3	0	black_bird
🪿	3	0	goose
🐦‍🔥	3	0	phoenix
🐸	3	0	frog
🐊	3	0	crocodile
🐢	3	0	turtle
🦎	3	0	lizard
🐍	3	0	snake
🐲	3	0	dragon_face
🐉	3	0	dragon
🦕	3	0	sauropod
🦖	3	0	t-rex
🐳	3	0	whale
🐋	3	0	whale2
🐬	3	0	dolphin flipper
🦭	3	0	seal
🐟	3	0	fish
🐠	3	0	tropical_fish
🐡	3	0	blowfish
🦈	3	0	shark
🐙	3	0	octopus
🐚	3	0	shell
🪸	3	0	coral
🪼	3	0	jellyfish
🦀	3	0	crab
🦞	3	0	lobster
🦐	3	0	shrimp
🦑	3	0	squid
🦪	3	0	oyster
🐌	3	0	snail
🦋	3	0	butterfly
🐛	3	0	bug
🐜	3	0	ant
🐝	3	0	bee honeybee
🪲	3	0	beetle
🐞	3	0	ladybug lady_beetle
🦗	3	0	cricket
🪳	3	0	cockroach
🕷️	3	0	spider
🕸️	3	0	spider_web
🦂	3	0	scorpion
🦟	3	0	mosquito
🪰	3	0	fly
🪱	3	0	worm
🦠	3	0	microbe
💐	3	0	bouquet
🌸	3	0	cherry_blossom
💮	3	0	white_flower
🪷	3	0	lotus
🏵️	3	0	rosette
🌹	3	0	rose
🥀	3	0	wilted_flower
🌺	3	0	hibiscus
🌻	3	0	sunflower
🌼	3	0	blossom
🌷	3	0	tulip
🪻	3	0	hyacinth
🌱	3	0	seedling
🪴	3	0	potted_plant
🌲	3	0	evergreen_tree
🌳	3	0	deciduous_tree
🌴	3	0	palm_tree
🌵	3	0	cactus
🌾	3	0	ear_of_rice
🌿	3	0	herb
☘️	3	0	shamrock
🍀	3	0	four_leaf_clover
🍁	3	0	maple_leaf
🍂	3	0	fallen_leaf
🍃	3	0	leaves
🪹	3	0	empty_nest
🪺	3	0	nest_with_eggs
🍄	3	0	mushroom
🍇	4	0	grapes
🍈	4	0	melon
🍉	4	0	watermelon
🍊	4	0	tangerine mandarin orange
🍋	4	0	lemon
🍋‍🟩	4	0	lime
🍌	4	0	banana
🍍	4	0	pineapple
🥭	4	0	mango
🍎	4	0	apple
🍏	4	0	green_apple
🍐	4	0	pear
🍑	4	0	peach
🍒	4	0	cherries
🍓	4	0	strawberry
🫐	4	0	blueberries
🥝	4	0	kiwifruit kiwi_fruit
🍅	4	0	tomato
🫒	4	0	olive
🥥	4	0	coconut
🥑	4	0	avocado
🍆	4	0	eggplant
🥔	4	0	potato
🥕	4	0	carrot
🌽	4	0	corn
🌶️	4	0	hot_pepper
🫑	4	0	bell_pepper
🥒	4	0	cucumber
🥬	4	0	leafy_green
🥦	4	0	broccoli
🧄	4	0	garlic
🧅	4	0	onion
🥜	4	0	peanuts
🫘	4	0	beans
🌰	4	0	chestnut
🫚	4	0	ginger_root
🫛	4	0	pea_pod
🍄‍🟫	4	0	brown_mushroom
🍞	4	0	bread
🥐	4	0	croissant
🥖	4	0	baguette_bread
🫓	4	0	flatbread
🥨	4	0	pretzel
🥯	4	0	bagel
🥞	4	0	pancakes
🧇	4	0	waffle
🧀	4	0	cheese_wedge cheese
🍖	4	0	meat_on_bone
🍗	4	0	poultry_leg
🥩	4	0	cut_of_meat
🥓	4	0	bacon
🍔	4	0	hamburger
🍟	4	0	fries
🍕	4	0	pizza
🌭	4	0	hotdog
🥪	4	0	sandwich
🌮	4	0	taco
🌯	4	0	burrito
🫔	4	0	tamale
🥙	4	0	stuffed_flatbread
🧆	4	0	falafel
🥚	4	0	egg
🍳	4	0	fried_egg cooking
🥘	4	0	shallow_pan_of_food
🍲	4	0	stew
🫕	4	0	fondue
🥣	4	0	bowl_with_spoon
🥗	4	0	green_salad
🍿	4	0	popcorn
🧈	4	0	butter
🧂	4	0	salt
🥫	4	0	canned_food
🍱	4	0	bento
🍘	4	0	rice_cracker
🍙	4	0	rice_ball
🍚	4	0	rice
🍛	4	0	curry
🍜	4	0	ramen
🍝	4	0	spaghetti
🍠	4	0	sweet_potato
🍢	4	0	oden
🍣	4	0	sushi
🍤	4	0	fried_shrimp
🍥	4	0	fish_cake
🥮	4	0	moon_cake
🍡	4	0	dango
🥟	4	0	dumpling
🥠	4	0	fortune_cookie
🥡	4	0	takeout_box
🍦	4	0	icecream
🍧	4	0	shaved_ice
🍨	4	0	ice_cream
🍩	4	0	doughnut
🍪	4	0	cookie
🎂	4	0	birthday
🍰	4	0	cake
🧁	4	0	cupcake
🥧	4	0	pie
🍫	4	0	chocolate_bar
🍬	4	0	candy
🍭	4	0	lollipop
🍮	4	0	custard
🍯	4	0	honey_pot
🍼	4	0	baby_bottle
🥛	4	0	glass_of_milk milk_glass
☕	4	0	coffee
🫖	4	0	teapot
🍵	4	0	tea
🍶	4	0	sake
🍾	4	0	champagne
🍷	4	0	wine_glass
🍸	4	0	cocktail
🍹	4	0	tropical_drink
🍺	4	0	beer
🍻	4	0	beers
🥂	4	0	clinking_glasses
🥃	4	0	tumbler_glass
🫗	4	0	pouring_liquid
🥤	4	0	cup_with_straw
🧋	4	0	bubble_tea
🧃	4	0	beverage_box
🧉	4	0	mate_drink mate
🧊	4	0	ice_cube
🥢	4	0	chopsticks
🍽️	4	0	knife_fork_plate plate_with_cutlery
🍴	4	0	fork_and_knife
🥄	4	0	spoon
🔪	4	0	hocho knife
🫙	4	0	jar
🏺	4	0	amphora
🌍	5	0	earth_africa
🌎	5	0	earth_americas
🌏	5	0	earth_asia
🌐	5	0	globe_with_meridians
🗺️	5	0	world_map
🗾	5	0	japan
🧭	5	0	compass
🏔️	5	0	snow_capped_mountain mountain_snow
⛰️	5	0	mountain
🌋	5	0	volcano
🗻	5	0	mount_fuji
🏕️	5	0	camping
🏖️	5	0	beach_with_umbrella beach_umbrella
🏜️	5	0	desert
🏝️	5	0	desert_island
🏞️	5	0	national_park
🏟️	5	0	stadium
🏛️	5	0	classical_building
🏗️	5	0	building_construction
🧱	5	0	bricks
🪨	5	0	rock
🪵	5	0	wood
🛖	5	0	hut
🏘️	5	0	house_buildings houses
🏚️	5	0	derelict_house_building derelict_house
🏠	5	0	house
🏡	5	0	house_with_garden
🏢	5	0	office
🏣	5	0	post_office
🏤	5	0	european_post_office
🏥	5	0	hospital
🏦	5	0	bank
🏨	5	0	hotel
🏩	5	0	love_hotel
🏪	5	0	convenience_store
🏫	5	0	school
🏬	5	0	department_store
🏭	5	0	factory
🏯	5	0	japanese_castle
🏰	5	0	european_castle
💒	5	0	wedding
🗼	5	0	tokyo_tower
🗽	5	0	statue_of_liberty
⛪	5	0	church
🕌	5	0	mosque
🛕	5	0	hindu_temple
🕍	5	0	synagogue
⛩️	5	0	shinto_shrine
🕋	5	0	kaaba
⛲	5	0	fountain
⛺	5	0	tent
🌁	5	0	foggy
🌃	5	0	night_with_stars
🏙️	5	0	cityscape
🌄	5	0	sunrise_over_mountains
🌅	5	0	sunrise
🌆	5	0	city_sunset
🌇	5	0	city_sunrise
🌉	5	0	bridge_at_night
♨️	5	0	hotsprings
🎠	5	0	carousel_horse
🛝	5	0	playground_slide
🎡	5	0	ferris_wheel
🎢	5	0	roller_coaster
💈	5	0	barber
🎪	5	0	circus_tent
🚂	5	0	steam_locomotive
🚃	5	0	railway_car
🚄	5	0	bullettrain_side
🚅	5	0	bullettrain_front
🚆	5	0	train2
🚇	5	0	metro
🚈	5	0	light_rail
🚉	5	0	station
🚊	5	0	tram
🚝	5	0	monorail
🚞	5	0	mountain_railway
🚋	5	0	train
🚌	5	0	bus
🚍	5	0	oncoming_bus
🚎	5	0	trolleybus
🚐	5	0	minibus
🚑	5	0	ambulance
🚒	5	0	fire_engine
🚓	5	0	police_car
🚔	5	0	oncoming_police_car
🚕	5	0	taxi
🚖	5	0	oncoming_taxi
🚗	5	0	car red_car
🚘	5	0	oncoming_automobile
🚙	5	0	blue_car
🛻	5	0	pickup_truck
🚚	5	0	truck
🚛	5	0	articulated_lorry
🚜	5	0	tractor
🏎️	5	0	racing_car
🏍️	5	0	racing_motorcycle motorcycle
🛵	5	0	motor_scooter
🦽	5	0	manual_wheelchair
🦼	5	0	motorized_wheelchair
🛺	5	0	auto_rickshaw
🚲	5	0	bike
🛴	5	0	scooter kick_scooter
🛹	5	0	skateboard
🛼	5	0	roller_skate
🚏	5	0	busstop
🛣️	5	0	motorway
🛤️	5	0	railway_track
🛢️	5	0	oil_drum
⛽	5	0	fuelpump
🛞	5	0	wheel
🚨	5	0	rotating_light
🚥	5	0	traffic_light
🚦	5	0	vertical_traffic_light
🛑	5	0	octagonal_sign stop_sign
🚧	5	0	construction
⚓	5	0	anchor
🛟	5	0	ring_buoy
⛵	5	0	boat sailboat
🛶	5	0	canoe
🚤	5	0	speedboat
🛳️	5	0	passenger_ship
⛴️	5	0	ferry
🛥️	5	0	motor_boat
🚢	5	0	ship
✈️	5	0	airplane
🛩️	5	0	small_airplane
🛫	5	0	airplane_departure flight_departure
🛬	5	0	airplane_arriving flight_arrival
🪂	5	0	parachute
💺	5	0	seat
🚁	5	0	helicopter
🚟	5	0	suspension_railway
🚠	5	0	mountain_cableway
🚡	5	0	aerial_tramway
🛰️	5	0	satellite artificial_satellite
🚀	5	0	rocket
🛸	5	0	flying_saucer
🛎️	5	0	bellhop_bell
🧳	5	0	luggage
⌛	5	0	hourglass
⏳	5	0	hourglass_flowing_sand
⌚	5	0	watch
⏰	5	0	alarm_clock
⏱️	5	0	stopwatch
⏲️	5	0	timer_clock
🕰️	5	0	mantelpiece_clock
🕛	5	0	clock12
🕧	5	0	clock1230
🕐	5	0	clock1
🕜	5	0	clock130
🕑	5	0	clock2
🕝	5	0	clock230
🕒	5	0	clock3
🕞	5	0	clock330
🕓	5	0	clock4
🕟	5	0	clock430
🕔	5	0	clock5
🕠	5	0	clock530
🕕	5	0	clock6
🕡	5	0	clock630
🕖	5	0	clock7
🕢	5	0	clock730
🕗	5	0	clock8
🕣	5	0	clock830
🕘	5	0	clock9
🕤	5	0	clock930
🕙	5	0	clock10
🕥	5	0	clock1030
🕚	5	0	clock11
🕦	5	0	clock1130
🌑	5	0	new_moon
🌒	5	0	waxing_crescent_moon
🌓	5	0	first_quarter_moon
🌔	5	0	moon waxing_gibbous_moon
🌕	5	0	full_moon
🌖	5	0	waning_gibbous_moon
🌗	5	0	last_quarter_moon
🌘	5	0	waning_crescent_moon
🌙	5	0	crescent_moon
🌚	5	0	new_moon_with_face
🌛	5	0	first_quarter_moon_with_face
🌜	5	0	last_quarter_moon_with_face
🌡️	5	0	thermometer
☀️	5	0	sunny
🌝	5	0	full_moon_with_face
🌞	5	0	sun_with_face
🪐	5	0	ringed_planet
⭐	5	0	star
🌟	5	0	star2
🌠	5	0	stars
🌌	5	0	milky_way
☁️	5	0	cloud
⛅	5	0	partly_sunny
⛈️	5	0	thunder_cloud_and_rain cloud_with_lightning_and_rain
🌤️	5	0	mostly_sunny sun_small_cloud sun_behind_small_cloud
🌥️	5	0	barely_sunny sun_behind_cloud sun_behind_large_cloud
🌦️	5	0	partly_sunny_rain sun_behind_rain_cloud
🌧️	5	0	rain_cloud cloud_with_rain
🌨️	5	0	snow_cloud cloud_with_snow
🌩️	5	0	lightning lightning_cloud cloud_with_lightning
🌪️	5	0	tornado tornado_cloud
🌫️	5	0	fog
🌬️	5	0	wind_blowing_face wind_face
🌀	5	0	cyclone
🌈	5	0	rainbow
🌂	5	0	closed_umbrella
☂️	5	0	umbrella open_umbrella
☔	5	0	umbrella_with_rain_drops umbrella
⛱️	5	0	umbrella_on_ground parasol_on_ground
⚡	5	0	zap
❄️	5	0	snowflake
☃️	5	0	snowman snowman_with_snow
⛄	5	0	snowman_without_snow snowman
☄️	5	0	comet
🔥	5	0	fire
💧	5	0	droplet
🌊	5	0	ocean
🎃	6	0	jack_o_lantern
🎄	6	0	christmas_tree
🎆	6	0	fireworks
🎇	6	0	sparkler
🧨	6	0	firecracker
✨	6	0	sparkles
🎈	6	0	balloon
🎉	6	0	tada
🎊	6	0	confetti_ball
🎋	6	0	tanabata_tree
🎍	6	0	bamboo
🎎	6	0	dolls
🎏	6	0	flags
🎐	6	0	wind_chime
🎑	6	0	rice_scene
🧧	6	0	red_envelope
🎀	6	0	ribbon
🎁	6	0	gift
🎗️	6	0	reminder_ribbon
🎟️	6	0	admission_tickets tickets
🎫	6	0	ticket
🎖️	6	0	medal medal_military
🏆	6	0	trophy
🏅	6	0	sports_medal medal_sports
🥇	6	0	first_place_medal 1st_place_medal
🥈	6	0	second_place_medal 2nd_place_medal
🥉	6	0	third_place_medal 3rd_place_medal
⚽	6	0	soccer
⚾	6	0	baseball
🥎	6	0	softball
🏀	6	0	basketball
🏐	6	0	volleyball
🏈	6	0	football
🏉	6	0	rugby_football
🎾	6	0	tennis
🥏	6	0	flying_disc
🎳	6	0	bowling
🏏	6	0	cricket_bat_and_ball cricket_game
🏑	6	0	field_hockey_stick_and_ball field_hockey
🏒	6	0	ice_hockey_stick_and_puck ice_hockey
🥍	6	0	lacrosse
🏓	6	0	table_tennis_paddle_and_ball ping_pong
🏸	6	0	badminton_racquet_and_shuttlecock badminton
🥊	6	0	boxing_glove
🥋	6	0	martial_arts_uniform
🥅	6	0	goal_net
⛳	6	0	golf
⛸️	6	0	ice_skate
🎣	6	0	fishing_pole_and_fish
🤿	6	0	diving_mask
🎽	6	0	running_shirt_with_sash
🎿	6	0	ski
🛷	6	0	sled
🥌	6	0	curling_stone
🎯	6	0	dart
🪀	6	0	yo-yo yo_yo
🪁	6	0	kite
🔫	6	0	gun
🎱	6	0	8ball
🔮	6	0	crystal_ball
🪄	6	0	magic_wand
🎮	6	0	video_game
🕹️	6	0	joystick
🎰	6	0	slot_machine
🎲	6	0	game_die
🧩	6	0	jigsaw
🧸	6	0	teddy_bear
🪅	6	0	pinata
🪩	6	0	mirror_ball
🪆	6	0	nesting_dolls
♠️	6	0	spades
♥️	6	0	hearts
♦️	6	0	diamonds
♣️	6	0	clubs
♟️	6	0	chess_pawn
🃏	6	0	black_joker
🀄	6	0	mahjong
🎴	6	0	flower_playing_cards
🎭	6	0	performing_arts
🖼️	6	0	frame_with_picture framed_picture
🎨	6	0	art
🧵	6	0	thread
🪡	6	0	sewing_needle
🧶	6	0	yarn
🪢	6	0	knot
👓	7	0	eyeglasses
🕶️	7	0	dark_sunglasses
🥽	7	0	goggles
🥼	7	0	lab_coat
🦺	7	0	safety_vest
👔	7	0	necktie
👕	7	0	shirt tshirt
👖	7	0	jeans
🧣	7	0	scarf
🧤	7	0	gloves
🧥	7	0	coat
🧦	7	0	socks
👗	7	0	dress
👘	7	0	kimono
🥻	7	0	sari
🩱	7	0	one-piece_swimsuit one_piece_swimsuit
🩲	7	0	briefs swim_brief
🩳	7	0	shorts
👙	7	0	bikini
👚	7	0	womans_clothes
🪭	7	0	folding_hand_fan
👛	7	0	purse
👜	7	0	handbag
👝	7	0	pouch
🛍️	7	0	shopping_bags shopping
🎒	7	0	school_satchel
🩴	7	0	thong_sandal
👞	7	0	mans_shoe shoe
👟	7	0	athletic_shoe
🥾	7	0	hiking_boot
🥿	7	0	womans_flat_shoe flat_shoe
👠	7	0	high_heel
👡	7	0	sandal
🩰	7	0	ballet_shoes
👢	7	0	boot
🪮	7	0	hair_pick
👑	7	0	crown
👒	7	0	womans_hat
🎩	7	0	tophat
🎓	7	0	mortar_board
🧢	7	0	billed_cap
🪖	7	0	military_helmet
⛑️	7	0	helmet_with_white_cross rescue_worker_helmet
📿	7	0	prayer_beads
💄	7	0	lipstick
💍	7	0	ring
💎	7	0	gem
🔇	7	0	mute
🔈	7	0	speaker
🔉	7	0	sound
🔊	7	0	loud_sound
📢	7	0	loudspeaker
📣	7	0	mega
📯	7	0	postal_horn
🔔	7	0	bell
🔕	7	0	no_bell
🎼	7	0	musical_score
🎵	7	0	musical_note
🎶	7	0	notes
🎙️	7	0	studio_microphone
🎚️	7	0	level_slider
🎛️	7	0	control_knobs
🎤	7	0	microphone
🎧	7	0	headphones
📻	7	0	radio
🎷	7	0	saxophone
🎺	7	0	trumpet
🪗	7	0	accordion
🎸	7	0	guitar
🎹	7	0	musical_keyboard
🎻	7	0	violin
🪕	7	0	banjo
🥁	7	0	drum_with_drumsticks drum
🪘	7	0	long_drum
🪇	7	0	maracas
🪈	7	0	flute
📱	7	0	iphone
📲	7	0	calling
☎️	7	0	phone telephone
📞	7	0	telephone_receiver
📟	7	0	pager
📠	7	0	fax
🔋	7	0	battery
🪫	7	0	low_battery
🔌	7	0	electric_plug
💻	7	0	computer
🖥️	7	0	desktop_computer
🖨️	7	0	printer
⌨️	7	0	keyboard
🖱️	7	0	three_button_mouse computer_mouse
🖲️	7	0	trackball
💽	7	0	minidisc
💾	7	0	floppy_disk
💿	7	0	cd
📀	7	0	dvd
🧮	7	0	abacus
🎥	7	0	movie_camera
🎞️	7	0	film_frames film_strip
📽️	7	0	film_projector
🎬	7	0	clapper
📺	7	0	tv
📷	7	0	camera
📸	7	0	camera_with_flash camera_flash
📹	7	0	video_camera
📼	7	0	vhs
🔍	7	0	mag
🔎	7	0	mag_right
🕯️	7	0	candle
💡	7	0	bulb
🔦	7	0	flashlight
🏮	7	0	izakaya_lantern lantern
🪔	7	0	diya_lamp
📔	7	0	notebook_with_decorative_cover
📕	7	0	closed_book
📖	7	0	book open_book
📗	7	0	green_book
📘	7	0	blue_book
📙	7	0	orange_book
📚	7	0	books
📓	7	0	notebook
📒	7	0	ledger
📃	7	0	page_with_curl
📜	7	0	scroll
📄	7	0	page_facing_up
📰	7	0	newspaper
🗞️	7	0	rolled_up_newspaper newspaper_roll
📑	7	0	bookmark_tabs
🔖	7	0	bookmark
🏷️	7	0	label
🪙	7	0	coin
💰	7	0	moneybag
💴	7	0	yen
💵	7	0	dollar
💶	7	0	euro
💷	7	0	pound
💸	7	0	money_with_wings
💳	7	0	credit_card
🧾	7	0	receipt
💹	7	0	chart
✉️	7	0	email envelope
📧	7	0	e-mail email
📨	7	0	incoming_envelope
📩	7	0	envelope_with_arrow
📤	7	0	outbox_tray
📥	7	0	inbox_tray
📦	7	0	package
📫	7	0	mailbox
📪	7	0	mailbox_closed
📬	7	0	mailbox_with_mail
📭	7	0	mailbox_with_no_mail
📮	7	0	postbox
🗳️	7	0	ballot_box_with_ballot ballot_box
✏️	7	0	pencil2
✒️	7	0	black_nib
🖋️	7	0	lower_left_fountain_pen fountain_pen
🖊️	7	0	lower_left_ballpoint_pen pen
🖌️	7	0	lower_left_paintbrush paintbrush
🖍️	7	0	lower_left_crayon crayon
📝	7	0	memo pencil
💼	7	0	briefcase
📁	7	0	file_folder
📂	7	0	open_file_folder
🗂️	7	0	card_index_dividers
📅	7	0	date
📆	7	0	calendar
🗒️	7	0	spiral_note_pad spiral_notepad
🗓️	7	0	spiral_calendar_pad spiral_calendar
📇	7	0	card_index
📈	7	0	chart_with_upwards_trend
📉	7	0	chart_with_downwards_trend
📊	7	0	bar_chart
📋	7	0	clipboard
📌	7	0	pushpin
📍	7	0	round_pushpin
📎	7	0	paperclip
🖇️	7	0	linked_paperclips paperclips
📏	7	0	straight_ruler
📐	7	0	triangular_ruler
✂️	7	0	scissors
🗃️	7	0	card_file_box
🗄️	7	0	file_cabinet
🗑️	7	0	wastebasket
🔒	7	0	lock
🔓	7	0	unlock
🔏	7	0	lock_with_ink_pen
🔐	7	0	closed_lock_with_key
🔑	7	0	key
🗝️	7	0	old_key
🔨	7	0	hammer
🪓	7	0	axe
⛏️	7	0	pick
⚒️	7	0	hammer_and_pick
🛠️	7	0	hammer_and_wrench
🗡️	7	0	dagger_knife dagger
⚔️	7	0	crossed_swords
💣	7	0	bomb
🪃	7	0	boomerang
🏹	7	0	bow_and_arrow
🛡️	7	0	shield
🪚	7	0	carpentry_saw
🔧	7	0	wrench
🪛	7	0	screwdriver
🔩	7	0	nut_and_bolt
⚙️	7	0	gear
🗜️	7	0	compression clamp
⚖️	7	0	scales balance_scale
🦯	7	0	probing_cane
🔗	7	0	link
⛓️‍💥	7	0	broken_chain
⛓️	7	0	chains
🪝	7	0	hook
🧰	7	0	toolbox
🧲	7	0	magnet
🪜	7	0	ladder
⚗️	7	0	alembic
🧪	7	0	test_tube
🧫	7	0	petri_dish
🧬	7	0	dna
🔬	7	0	microscope
🔭	7	0	telescope
📡	7	0	satellite_antenna satellite
💉	7	0	syringe
🩸	7	0	drop_of_blood
💊	7	0	pill
🩹	7	0	adhesive_bandage
🩼	7	0	crutch
🩺	7	0	stethoscope
🩻	7	0	x-ray x_ray
🚪	7	0	door
🛗	7	0	elevator
🪞	7	0	mirror
🪟	7	0	window
🛏️	7	0	bed
🛋️	7	0	couch_and_lamp
🪑	7	0	chair
🚽	7	0	toilet
🪠	7	0	plunger
🚿	7	0	shower
🛁	7	0	bathtub
🪤	7	0	mouse_trap
🪒	7	0	razor
🧴	7	0	lotion_bottle
🧷	7	0	safety_pin
🧹	7	0	broom
🧺	7	0	basket
🧻	7	0	roll_of_paper
🪣	7	0	bucket
🧼	7	0	soap
🫧	7	0	bubbles
🪥	7	0	toothbrush
🧽	7	0	sponge
🧯	7	0	fire_extinguisher
🛒	7	0	shopping_trolley shopping_cart
🚬	7	0	smoking
⚰️	7	0	coffin
🪦	7	0	headstone
⚱️	7	0	funeral_urn
🧿	7	0	nazar_amulet
🪬	7	0	hamsa
🗿	7	0	moyai
🪧	7	0	placard
🪪	7	0	identification_card
🏧	8	0	atm
🚮	8	0	put_litter_in_its_place
🚰	8	0	potable_water
♿	8	0	wheelchair
🚹	8	0	mens
🚺	8	0	womens
🚻	8	0	restroom
🚼	8	0	baby_symbol
🚾	8	0	wc
🛂	8	0	passport_control
🛃	8	0	customs
🛄	8	0	baggage_claim
🛅	8	0	left_luggage
⚠️	8	0	warning
🚸	8	0	children_crossing
⛔	8	0	no_entry
🚫	8	0	no_entry_sign
🚳	8	0	no_bicycles
🚭	8	0	no_smoking
🚯	8	0	do_not_litter
🚱	8	0	non-potable_water
🚷	8	0	no_pedestrians
📵	8	0	no_mobile_phones
🔞	8	0	underage
☢️	8	0	radioactive_sign radioactive
☣️	8	0	biohazard_sign biohazard
⬆️	8	0	arrow_up
↗️	8	0	arrow_upper_right
➡️	8	0	arrow_right
↘️	8	0	arrow_lower_right
⬇️	8	0	arrow_down
↙️	8	0	arrow_lower_left
⬅️	8	0	arrow_left
↖️	8	0	arrow_upper_left
↕️	8	0	arrow_up_down
↔️	8	0	left_right_arrow
↩️	8	0	leftwards_arrow_with_hook
↪️	8	0	arrow_right_hook
⤴️	8	0	arrow_heading_up
⤵️	8	0	arrow_heading_down
🔃	8	0	arrows_clockwise
🔄	8	0	arrows_counterclockwise
🔙	8	0	back
🔚	8	0	end
🔛	8	0	on
🔜	8	0	soon
🔝	8	0	top
🛐	8	0	place_of_worship
⚛️	8	0	atom_symbol
🕉️	8	0	om_symbol om
✡️	8	0	star_of_david
☸️	8	0	wheel_of_dharma
☯️	8	0	yin_yang
✝️	8	0	latin_cross
☦️	8	0	orthodox_cross
☪️	8	0	star_and_crescent
☮️	8	0	peace_symbol
🕎	8	0	menorah_with_nine_branches menorah
🔯	8	0	six_pointed_star
🪯	8	0	khanda
♈	8	0	aries
♉	8	0	taurus
♊	8	0	gemini
♋	8	0	cancer
♌	8	0	leo
♍	8	0	virgo
♎	8	0	libra
♏	8	0	scorpius
♐	8	0	sagittarius
♑	8	0	capricorn
♒	8	0	aquarius
♓	8	0	pisces
⛎	8	0	ophiuchus
🔀	8	0	twisted_rightwards_arrows
🔁	8	0	repeat
🔂	8	0	repeat_one
▶️	8	0	arrow_forward
⏩	8	0	fast_forward
⏭️	8	0	black_right_pointing_double_triangle_with_vertical_bar next_track_button
⏯️	8	0	black_right_pointing_triangle_with_double_vertical_bar play_or_pause_button
◀️	8	0	arrow_backward
⏪	8	0	rewind
⏮️	8	0	black_left_pointing_double_triangle_with_vertical_bar previous_track_button
🔼	8	0	arrow_up_small
⏫	8	0	arrow_double_up
🔽	8	0	arrow_down_small
⏬	8	0	arrow_double_down
⏸️	8	0	double_vertical_bar pause_button
⏹️	8	0	black_square_for_stop stop_button
⏺️	8	0	black_circle_for_record record_button
⏏️	8	0	eject eject_button
🎦	8	0	cinema
🔅	8	0	low_brightness
🔆	8	0	high_brightness
📶	8	0	signal_strength
🛜	8	0	wireless
📳	8	0	vibration_mode
📴	8	0	mobile_phone_off
♀️	8	0	female_sign
♂️	8	0	male_sign
⚧️	8	0	transgender_symbol
✖️	8	0	heavy_multiplication_x
➕	8	0	heavy_plus_sign
➖	8	0	heavy_minus_sign
➗	8	0	heavy_division_sign
🟰	8	0	heavy_equals_sign
♾️	8	0	infinity
‼️	8	0	bangbang
⁉️	8	0	interrobang
❓	8	0	question
❔	8	0	grey_question
❕	8	0	grey_exclamation
❗	8	0	exclamation heavy_exclamation_mark
〰️	8	0	wavy_dash
💱	8	0	currency_exchange
💲	8	0	heavy_dollar_sign
⚕️	8	0	medical_symbol staff_of_aesculapius
♻️	8	0	recycle
⚜️	8	0	fleur_de_lis
🔱	8	0	trident
📛	8	0	name_badge
🔰	8	0	beginner
⭕	8	0	o
✅	8	0	white_check_mark
☑️	8	0	ballot_box_with_check
✔️	8	0	heavy_check_mark
❌	8	0	x
❎	8	0	negative_squared_cross_mark
➰	8	0	curly_loop
➿	8	0	loop
〽️	8	0	part_alternation_mark
✳️	8	0	eight_spoked_asterisk
✴️	8	0	eight_pointed_black_star
❇️	8	0	sparkle
©️	8	0	copyright
®️	8	0	registered
™️	8	0	tm
#️⃣	8	0	hash
*️⃣	8	0	keycap_star asterisk
0️⃣	8	0	zero
1️⃣	8	0	one
2️⃣	8	0	two
3️⃣	8	0	three
4️⃣	8	0	four
5️⃣	8	0	five
6️⃣	8	0	six
7️⃣	8	0	seven
8️⃣	8	0	eight
9️⃣	8	0	nine
🔟	8	0	keycap_ten
🔠	8	0	capital_abcd
🔡	8	0	abcd
🔢	8	0	1234
🔣	8	0	symbols
🔤	8	0	abc
🅰️	8	0	a
🆎	8	0	ab
🅱️	8	0	b
🆑	8	0	cl
🆒	8	0	cool
🆓	8	0	free
ℹ️	8	0	information_source
🆔	8	0	id
Ⓜ️	8	0	m
🆕	8	0	new
🆖	8	0	ng
🅾️	8	0	o2
🆗	8	0	ok
🅿️	8	0	parking
🆘	8	0	sos
🆙	8	0	up
🆚	8	0	vs
🈁	8	0	koko
🈂️	8	0	sa
🈷️	8	0	u6708
🈶	8	0	u6709
🈯	8	0	u6307
🉐	8	0	ideograph_advantage
🈹	8	0	u5272
🈚	8	0	u7121
🈲	8	0	u7981
🉑	8	0	accept
🈸	8	0	u7533
🈴	8	0	u5408
🈳	8	0	u7a7a
㊗️	8	0	congratulations
㊙️	8	0	secret
🈺	8	0	u55b6
🈵	8	0	u6e80
🔴	8	0	red_circle
🟠	8	0	large_orange_circle orange_circle
🟡	8	0	large_yellow_circle yellow_circle
🟢	8	0	large_green_circle green_circle
🔵	8	0	large_blue_circle
🟣	8	0	large_purple_circle purple_circle
🟤	8	0	large_brown_circle brown_circle
⚫	8	0	black_circle
⚪	8	0	white_circle
🟥	8	0	large_red_square red_square
🟧	8	0	large_orange_square orange_square
🟨	8	0	large_yellow_square yellow_square
🟩	8	0	large_green_square green_square
🟦	8	0	large_blue_square blue_square
🟪	8	0	large_purple_square purple_square
🟫	8	0	large_brown_square brown_square
⬛	8	0	black_large_square
⬜	8	0	white_large_square
◼️	8	0	black_medium_square
◻️	8	0	white_medium_square
◾	8	0	black_medium_small_square
◽	8	0	white_medium_small_square
▪️	8	0	black_small_square
▫️	8	0	white_small_square
🔶	8	0	large_orange_diamond
🔷	8	0	large_blue_diamond
🔸	8	0	small_orange_diamond
🔹	8	0	small_blue_diamond
🔺	8	0	small_red_triangle
🔻	8	0	small_red_triangle_down
💠	8	0	diamond_shape_with_a_dot_inside
🔘	8	0	radio_button
🔳	8	0	white_square_button
🔲	8	0	black_square_button
🏁	9	0	checkered_flag
🚩	9	0	triangular_flag_on_post
🎌	9	0	crossed_flags
🏴	9	0	waving_black_flag black_flag
🏳️	9	0	waving_white_flag white_flag
🏳️‍🌈	9	0	rainbow-flag rainbow_flag
🏳️‍⚧️	9	0	transgender_flag
🏴‍☠️	9	0	pirate_flag
🇦🇨	9	0	flag-ac ascension_island
🇦🇩	9	0	flag-ad andorra
🇦🇪	9	0	flag-ae united_arab_emirates
🇦🇫	9	0	flag-af afghanistan
🇦🇬	9	0	flag-ag antigua_barbuda
🇦🇮	9	0	flag-ai anguilla
🇦🇱	9	0	flag-al albania
🇦🇲	9	0	flag-am armenia
🇦🇴	9	0	flag-ao angola
🇦🇶	9	0	flag-aq antarctica
🇦🇷	9	0	flag-ar argentina
🇦🇸	9	0	flag-as american_samoa
🇦🇹	9	0	flag-at austria
🇦🇺	9	0	flag-au australia
🇦🇼	9	0	flag-aw aruba
🇦🇽	9	0	flag-ax aland_islands
🇦🇿	9	0	flag-az azerbaijan
🇧🇦	9	0	flag-ba bosnia_herzegovina
🇧🇧	9	0	flag-bb barbados
🇧🇩	9	0	flag-bd bangladesh
🇧🇪	9	0	flag-be belgium
🇧🇫	9	0	flag-bf burkina_faso
🇧🇬	9	0	flag-bg bulgaria
🇧🇭	9	0	flag-bh bahrain
🇧🇮	9	0	flag-bi burundi
🇧🇯	9	0	flag-bj benin
🇧🇱	9	0	flag-bl st_barthelemy
🇧🇲	9	0	flag-bm bermuda
🇧🇳	9	0	flag-bn brunei
🇧🇴	9	0	flag-bo bolivia
🇧🇶	9	0	flag-bq caribbean_netherlands
🇧🇷	9	0	flag-br brazil
🇧🇸	9	0	flag-bs bahamas
🇧🇹	9	0	flag-bt bhutan
🇧🇻	9	0	flag-bv bouvet_island
🇧🇼	9	0	flag-bw botswana
🇧🇾	9	0	flag-by belarus
🇧🇿	9	0	flag-bz belize
🇨🇦	9	0	flag-ca canada
🇨🇨	9	0	flag-cc cocos_islands
🇨🇩	9	0	flag-cd congo_kinshasa
🇨🇫	9	0	flag-cf central_african_republic
🇨🇬	9	0	flag-cg congo_brazzaville
🇨🇭	9	0	flag-ch switzerland
🇨🇮	9	0	flag-ci cote_divoire
🇨🇰	9	0	flag-ck cook_islands
🇨🇱	9	0	flag-cl chile
🇨🇲	9	0	flag-cm cameroon
🇨🇳	9	0	cn flag-cn
🇨🇴	9	0	flag-co colombia
🇨🇵	9	0	flag-cp clipperton_island
🇨🇷	9	0	flag-cr costa_rica
🇨🇺	9	0	flag-cu cuba
🇨🇻	9	0	flag-cv cape_verde
🇨🇼	9	0	flag-cw curacao
🇨🇽	9	0	flag-cx christmas_island
🇨🇾	9	0	flag-cy cyprus
🇨🇿	9	0	flag-cz czech_republic
🇩🇪	9	0	de flag-de
🇩🇬	9	0	flag-dg diego_garcia
🇩🇯	9	0	flag-dj djibouti
🇩🇰	9	0	flag-dk denmark
🇩🇲	9	0	flag-dm dominica
🇩🇴	9	0	flag-do dominican_republic
🇩🇿	9	0	flag-dz algeria
🇪🇦	9	0	flag-ea ceuta_melilla
🇪🇨	9	0	flag-ec ecuador
🇪🇪	9	0	flag-ee estonia
🇪🇬	9	0	flag-eg egypt
🇪🇭	9	0	flag-eh western_sahara
🇪🇷	9	0	flag-er eritrea
🇪🇸	9	0	es flag-es
🇪🇹	9	0	flag-et ethiopia
🇪🇺	9	0	flag-eu eu european_union
🇫🇮	9	0	flag-fi finland
🇫🇯	9	0	flag-fj fiji
🇫🇰	9	0	flag-fk falkland_islands
🇫🇲	9	0	flag-fm micronesia
🇫🇴	9	0	flag-fo faroe_islands
🇫🇷	9	0	fr flag-fr
🇬🇦	9	0	flag-ga gabon
🇬🇧	9	0	gb uk flag-gb
🇬🇩	9	0	flag-gd grenada
🇬🇪	9	0	flag-ge georgia
🇬🇫	9	0	flag-gf french_guiana
🇬🇬	9	0	flag-gg guernsey
🇬🇭	9	0	flag-gh ghana
🇬🇮	9	0	flag-gi gibraltar
🇬🇱	9	0	flag-gl greenland
🇬🇲	9	0	flag-gm gambia
🇬🇳	9	0	flag-gn guinea
🇬🇵	9	0	flag-gp guadeloupe
🇬🇶	9	0	flag-gq equatorial_guinea
🇬🇷	9	0	flag-gr greece
🇬🇸	9	0	flag-gs south_georgia_south_sandwich_islands
🇬🇹	9	0	flag-gt guatemala
🇬🇺	9	0	flag-gu guam
🇬🇼	9	0	flag-gw guinea_bissau
🇬🇾	9	0	flag-gy guyana
🇭🇰	9	0	flag-hk hong_kong
🇭🇲	9	0	flag-hm heard_mcdonald_islands
🇭🇳	9	0	flag-hn honduras
🇭🇷	9	0	flag-hr croatia
🇭🇹	9	0	flag-ht haiti
🇭🇺	9	0	flag-hu hungary
🇮🇨	9	0	flag-ic canary_islands
🇮🇩	9	0	flag-id indonesia
🇮🇪	9	0	flag-ie ireland
🇮🇱	9	0	flag-il israel
🇮🇲	9	0	flag-im isle_of_man
🇮🇳	9	0	flag-in india
🇮🇴	9	0	flag-io british_indian_ocean_territory
🇮🇶	9	0	flag-iq iraq
🇮🇷	9	0	flag-ir iran
🇮🇸	9	0	flag-is iceland
🇮🇹	9	0	it flag-it
🇯🇪	9	0	flag-je jersey
🇯🇲	9	0	flag-jm jamaica
🇯🇴	9	0	flag-jo jordan
🇯🇵	9	0	jp flag-jp
🇰🇪	9	0	flag-ke kenya
🇰🇬	9	0	flag-kg kyrgyzstan
🇰🇭	9	0	flag-kh cambodia
🇰🇮	9	0	flag-ki kiribati
🇰🇲	9	0	flag-km comoros
🇰🇳	9	0	flag-kn st_kitts_nevis
🇰🇵	9	0	flag-kp north_korea
🇰🇷	9	0	kr flag-kr
🇰🇼	9	0	flag-kw kuwait
🇰🇾	9	0	flag-ky cayman_islands
🇰🇿	9	0	flag-kz kazakhstan
🇱🇦	9	0	flag-la laos
🇱🇧	9	0	flag-lb lebanon
🇱🇨	9	0	flag-lc st_lucia
🇱🇮	9	0	flag-li liechtenstein
🇱🇰	9	0	flag-lk sri_lanka
🇱🇷	9	0	flag-lr liberia
🇱🇸	9	0	flag-ls lesotho
🇱🇹	9	0	flag-lt lithuania
🇱🇺	9	0	flag-lu luxembourg
🇱🇻	9	0	flag-lv latvia
🇱🇾	9	0	flag-ly libya
🇲🇦	9	0	flag-ma morocco
🇲🇨	9	0	flag-mc monaco
🇲🇩	9	0	flag-md moldova
🇲🇪	9	0	flag-me montenegro
🇲🇫	9	0	flag-mf st_martin
🇲🇬	9	0	flag-mg madagascar
🇲🇭	9	0	flag-mh marshall_islands
🇲🇰	9	0	flag-mk macedonia
🇲🇱	9	0	flag-ml mali
🇲🇲	9	0	flag-mm myanmar
🇲🇳	9	0	flag-mn mongolia
🇲🇴	9	0	flag-mo macau
🇲🇵	9	0	flag-mp northern_mariana_islands
🇲🇶	9	0	flag-mq martinique
🇲🇷	9	0	flag-mr mauritania
🇲🇸	9	0	flag-ms montserrat
🇲🇹	9	0	flag-mt malta
🇲🇺	9	0	flag-mu mauritius
🇲🇻	9	0	flag-mv maldives
🇲🇼	9	0	flag-mw malawi
🇲🇽	9	0	flag-mx mexico
🇲🇾	9	0	flag-my malaysia
🇲🇿	9	0	flag-mz mozambique
🇳🇦	9	0	flag-na namibia
🇳🇨	9	0	flag-nc new_caledonia
🇳🇪	9	0	flag-ne niger
🇳🇫	9	0	flag-nf norfolk_island
🇳🇬	9	0	flag-ng nigeria
🇳🇮	9	0	flag-ni nicaragua
🇳🇱	9	0	flag-nl netherlands
🇳🇴	9	0	flag-no norway
🇳🇵	9	0	flag-np nepal
🇳🇷	9	0	flag-nr nauru
🇳🇺	9	0	flag-nu niue
🇳🇿	9	0	flag-nz new_zealand
🇴🇲	9	0	flag-om oman
🇵🇦	9	0	flag-pa panama
🇵🇪	9	0	flag-pe peru
🇵🇫	9	0	flag-pf french_polynesia
🇵🇬	9	0	flag-pg papua_new_guinea
🇵🇭	9	0	flag-ph philippines
🇵🇰	9	0	flag-pk pakistan
🇵🇱	9	0	flag-pl poland
🇵🇲	9	0	flag-pm st_pierre_miquelon
🇵🇳	9	0	flag-pn pitcairn_islands
🇵🇷	9	0	flag-pr puerto_rico
🇵🇸	9	0	flag-ps palestinian_territories
🇵🇹	9	0	flag-pt portugal
🇵🇼	9	0	flag-pw palau
🇵🇾	9	0	flag-py paraguay
🇶🇦	9	0	flag-qa qatar
🇷🇪	9	0	flag-re reunion
🇷🇴	9	0	flag-ro romania
🇷🇸	9	0	flag-rs serbia
🇷🇺	9	0	ru flag-ru
🇷🇼	9	0	flag-rw rwanda
🇸🇦	9	0	flag-sa saudi_arabia
🇸🇧	9	0	flag-sb solomon_islands
🇸🇨	9	0	flag-sc seychelles
🇸🇩	9	0	flag-sd sudan
🇸🇪	9	0	flag-se sweden
🇸🇬	9	0	flag-sg singapore
🇸🇭	9	0	flag-sh st_helena
🇸🇮	9	0	flag-si slovenia
🇸🇯	9	0	flag-sj svalbard_jan_mayen
🇸🇰	9	0	flag-sk slovakia
🇸🇱	9	0	flag-sl sierra_leone
🇸🇲	9	0	flag-sm san_marino
🇸🇳	9	0	flag-sn senegal
🇸🇴	9	0	flag-so somalia
🇸🇷	9	0	flag-sr suriname
🇸🇸	9	0	flag-ss south_sudan
🇸🇹	9	0	flag-st sao_tome_principe
🇸🇻	9	0	flag-sv el_salvador
🇸🇽	9	0	flag-sx sint_maarten
🇸🇾	9	0	flag-sy syria
🇸🇿	9	0	flag-sz swaziland
🇹🇦	9	0	flag-ta tristan_da_cunha
🇹🇨	9	0	flag-tc turks_caicos_islands
🇹🇩	9	0	flag-td chad
🇹🇫	9	0	flag-tf french_southern_territories
🇹🇬	9	0	flag-tg togo
🇹🇭	9	0	flag-th thailand
🇹🇯	9	0	flag-tj tajikistan
🇹🇰	9	0	flag-tk tokelau
🇹🇱	9	0	flag-tl timor_leste
🇹🇲	9	0	flag-tm turkmenistan
🇹🇳	9	0	flag-tn tunisia
🇹🇴	9	0	flag-to tonga
🇹🇷	9	0	flag-tr tr
🇹🇹	9	0	flag-tt trinidad_tobago
🇹🇻	9	0	flag-tv tuvalu
🇹🇼	9	0	flag-tw taiwan
🇹🇿	9	0	flag-tz tanzania
🇺🇦	9	0	flag-ua ukraine
🇺🇬	9	0	flag-ug uganda
🇺🇲	9	0	flag-um us_outlying_islands
🇺🇳	9	0	flag-un united_nations
🇺🇸	9	0	us flag-us
🇺🇾	9	0	flag-uy uruguay
🇺🇿	9	0	flag-uz uzbekistan
🇻🇦	9	0	flag-va vatican_city
🇻🇨	9	0	flag-vc st_vincent_grenadines
🇻🇪	9	0	flag-ve venezuela
🇻🇬	9	0	flag-vg british_virgin_islands
🇻🇮	9	0	flag-vi us_virgin_islands
🇻🇳	9	0	flag-vn vietnam
🇻🇺	9	0	flag-vu vanuatu
🇼🇫	9	0	flag-wf wallis_futuna
🇼🇸	9	0	flag-ws samoa
🇽🇰	9	0	flag-xk kosovo
🇾🇪	9	0	flag-ye yemen
🇾🇹	9	0	flag-yt mayotte
🇿🇦	9	0	flag-za south_africa
🇿🇲	9	0	flag-zm zambia
🇿🇼	9	0	flag-zw zimbabwe
🏴󠁧󠁢󠁥󠁮󠁧󠁿	9	0	flag-england england
🏴󠁧󠁢󠁳󠁣󠁴󠁿	9	0	flag-scotland scotland
🏴󠁧󠁢󠁷󠁬󠁳󠁿	9	0	flag-wales wales`;
